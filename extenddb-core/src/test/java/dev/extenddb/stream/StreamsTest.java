package dev.extenddb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.testing.StreamTap;
import dev.extenddb.testing.TestClock;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of streams that nobody reads. */
class StreamsTest {

    private final TestClock clock = new TestClock();
    private final MemoryStorage storage = new MemoryStorage();
    private final Wire wire = new Wire(storage, settings -> settings, clock);
    private final Streams streams = new Streams(
            storage,
            new TableCatalog(storage, clock, table -> {}),
            clock,
            new StreamSettings(3, Duration.ofHours(4), () -> Duration.ZERO, Duration.ZERO, Duration.ZERO));

    @BeforeEach
    void writeMoreThanOneStepTakes() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                        + Wire.schema("id")
                        + ",'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}}");
        for (int i = 0; i < 1600; i++) {
            wire.put("Things", "{'id':{'S':'" + i + "'}}");
        }
    }

    @Test
    void whatIsTooOldIsTrimmedInSteps() {
        ChangeStream stream = stream();
        streams.maintain();
        assertThat(rows(stream)).isEqualTo(1600 + 1);

        clock.advance(Duration.ofHours(1));
        wire.put("Things", "{'id':{'S':'young'}}");
        clock.advance(Duration.ofHours(23));
        streams.maintain();

        assertThat(rows(stream)).isEqualTo(1 + 1);
    }

    @Test
    void whatHasEndedIsRemovedADayLater() {
        ChangeStream stream = stream();
        wire.ok("DeleteTable", "{'TableName':'Things'}");
        streams.maintain();
        assertThat(rows(stream)).isPositive();

        clock.advance(Duration.ofHours(24));
        streams.maintain();

        assertThat(rows(stream)).isZero();
        assertThat(streams.catalog().find(stream.arn())).isEmpty();
    }

    private ChangeStream stream() {
        StreamArn arn = StreamArn.parse(StreamTap.latestArn(wire, "Things")).orElseThrow();
        return streams.catalog().find(arn).orElseThrow();
    }

    private int rows(ChangeStream stream) {
        var all = new KeyRange(stream.ref(), Bytes.EMPTY, Optional.empty(), true);
        return storage.items().read(all, 10_000).items().size();
    }
}
