package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.capacity.ReadMode;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.TableRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reads across partitions cost. */
class PartitionedUnitsTest {

    @Test
    void anEmptyPartitionCostsAsMuchAsASmallItem() {
        var units = new PartitionedUnits(ReadMode.CONSISTENT, 4, Bytes.EMPTY);
        units.end(Optional.empty());

        assertThat(units.units()).isEqualTo(4);
    }

    @Test
    void eachPartitionIsRoundedUpByItself() {
        var units = new PartitionedUnits(ReadMode.EVENTUAL, 4, Bytes.EMPTY);
        units.add(key(0x00), 4000);
        units.add(key(0x3F), 97);
        units.add(key(0x40), 100);
        units.end(Optional.empty());

        assertThat(units.units()).isEqualTo(1 + 0.5 + 0.5 + 0.5);
    }

    @Test
    void aReadThatStopsHasNotComeToTheLaterOnes() {
        var units = new PartitionedUnits(ReadMode.CONSISTENT, 4, Bytes.EMPTY);
        units.add(key(0x80), 100);

        assertThat(units.units()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 1", "3, 4, 1", "1, 2, 2", "0, 3, 2", "1, 3, 2", "5, 100, 1", "0, 1, 4"})
    void aSegmentCostsThePartitionsThatItTouches(long segment, long segments, double expected) {
        KeyRange range = KeyRanges.segment(new TableRef(1), segment, segments);
        var units = new PartitionedUnits(ReadMode.CONSISTENT, 4, range.from());
        units.end(range.to());

        assertThat(units.units()).isEqualTo(expected);
    }

    @Test
    void onePartitionIsRoundedUpAsAWhole() {
        var units = new PartitionedUnits(ReadMode.CONSISTENT, 1, Bytes.EMPTY);
        units.add(key(0x00), 4000);
        units.add(key(0xFF), 4000);
        units.end(Optional.empty());

        assertThat(units.units()).isEqualTo(2);
    }

    private static Bytes key(int first) {
        return Bytes.of((byte) first, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
    }
}
