package dev.extenddb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.testing.TestClock;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A table is restored whose changes were made by two processes with different clocks. */
class SkewedClocksTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MemoryStorage memory = new MemoryStorage();
    private final TestClock late = new TestClock();
    private final TestClock early = new TestClock();
    private final Wire one = new Wire(new BorrowedStorage(memory), settings -> settings, late);
    private final Wire other = new Wire(new BorrowedStorage(memory), settings -> settings, early);

    @AfterEach
    void close() {
        one.close();
        other.close();
        memory.close();
    }

    @Test
    void ofEachItemABeginningOfItsChangesCounts() {
        one.createTable("Things", "id:S");
        one.ok(
                "UpdateContinuousBackups",
                "{'TableName':'Things','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}");
        List.of(late, early).forEach(clock -> clock.advance(MINUTE));
        one.put("Things", item("up", "1"), item("down", "1"), item("gone", "1"));
        early.advance(MINUTE);
        Instant instant = early.instant();
        early.advance(Duration.ofMillis(200));
        late.advance(MINUTE.minusMillis(50));

        one.put("Things", item("up", "2"));
        other.put("Things", item("up", "3"), item("down", "2"));
        one.put("Things", item("down", "3"));
        other.ok("DeleteItem", "{'TableName':'Things','Key':{'id':{'S':'gone'}}}");
        List.of(late, early).forEach(clock -> clock.advance(MINUTE.multipliedBy(6)));
        other.put("Things", item("down", "4"), item("up", "4"));
        one.ok(
                "RestoreTableToPointInTime",
                "{'SourceTableName':'Things','TargetTableName':'Then','RestoreDateTime':" + instant.getEpochSecond()
                        + "}");

        // By the clocks, "down" was changed after the instant first and at last before it: the last one decides.
        assertThat(value("up")).isEqualTo("2");
        assertThat(value("down")).isEqualTo("3");
        assertThat(value("gone")).isEqualTo("1");
    }

    private String value(String id) {
        return one.ok("GetItem", "{'TableName':'Then','Key':{'id':{'S':'" + id + "'}}}")
                .text("Item.v.S");
    }

    private static String item(String id, String value) {
        return "{'id':{'S':'" + id + "'},'v':{'S':'" + value + "'}}";
    }
}
