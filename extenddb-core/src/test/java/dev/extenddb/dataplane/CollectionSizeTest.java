package dev.extenddb.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CollectionSizeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final CollectionSize size = new CollectionSize();

    @Test
    void fewSmallWritesAreNotWorthAMeasurement() {
        assertThat(size.deservesMeasuring(1000, 1_000_000)).isFalse();
        size.add(1000);
        assertThat(size.deservesMeasuring(1, 1_000_000)).isTrue();
    }

    @Test
    void aMeasurementIsGoodForAPartOfTheRoomThatItFound() {
        size.measured(600_000, NOW);
        assertThat(size.deservesMeasuring(100_000, 1_000_000)).isFalse();
        size.add(100_000);
        assertThat(size.bytes()).isEqualTo(700_000);
        assertThat(size.deservesMeasuring(1, 1_000_000)).isTrue();
    }

    @Test
    void whatWouldFillItIsWorthAMeasurement() {
        size.measured(999_900, NOW);

        assertThat(size.deservesMeasuring(100, 1_000_000)).isFalse();
        assertThat(size.deservesMeasuring(101, 1_000_000)).isTrue();
    }

    @Test
    void aMeasurementTakesThePlaceOfWhatWasAddedUp() {
        size.add(5000);
        assertThat(size.measured()).isFalse();
        size.measured(300, NOW);

        assertThat(size.measured()).isTrue();
        assertThat(size.bytes()).isEqualTo(300);
        assertThat(size.measuredAfter(NOW.minusSeconds(1))).isTrue();
        assertThat(size.measuredAfter(NOW)).isFalse();
    }
}
