package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.memory.MemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.InvalidRestoreTimeException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

class PointInTimeRecoveryTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final long FIRST_OF_CLIENTS = 1L << 32;
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryStorage storage = new MemoryStorage();
    private Emulator emulator =
            Emulator.on(storage).clock(ClockMode.FROZEN).startAt(START).start();

    @AfterEach
    void close() {
        emulator.close();
    }

    private DynamoDbClient client() {
        return emulator.client();
    }

    @Test
    void everyInstantOfTheWindowCanBeRestored() {
        Things things = recoverable(35);
        things.put("overwritten", "1");
        things.put("deleted", "1");
        things.put("same", "1");
        Instant then = emulator.clock().instant();
        emulator.clock().advance(HOUR);
        things.put("overwritten", "2");
        things.delete("deleted");
        things.put("new", "2");
        emulator.clock().advance(HOUR);

        restore("then", then);
        assertThat(items("then")).containsExactlyInAnyOrder("overwritten=1", "deleted=1", "same=1");
        restore("later", then.plus(HOUR));
        assertThat(items("later")).containsExactlyInAnyOrder("overwritten=2", "same=1", "new=2");
        restore("before", then.plus(HOUR).minusMillis(1));
        assertThat(items("before")).isEqualTo(items("then"));
        assertThat(items(Things.TABLE)).isEqualTo(items("later"));
    }

    @Test
    void theWindowFollowsTheClockAndThePeriod() {
        Things things = recoverable(2);
        assertThat(window().earliestRestorableDateTime()).isEqualTo(START);
        assertThat(window().latestRestorableDateTime()).isEqualTo(START);
        things.put("a", "1");
        emulator.clock().advance(Duration.ofDays(1));
        assertThat(window().earliestRestorableDateTime()).isEqualTo(START);
        Instant lastMoment = emulator.clock().instant().minus(Duration.ofMinutes(5));
        assertThat(window().latestRestorableDateTime()).isEqualTo(lastMoment);
        assertThatThrownBy(() -> restore("early", START.minusSeconds(1)))
                .isInstanceOf(InvalidRestoreTimeException.class);
        assertThatThrownBy(() -> restore("late", lastMoment.plusMillis(1)))
                .isInstanceOf(InvalidRestoreTimeException.class);

        emulator.clock().advance(Duration.ofDays(3));
        Instant earliest = START.plus(Duration.ofDays(2));
        assertThat(window().earliestRestorableDateTime()).isEqualTo(earliest);
        assertThatThrownBy(() -> restore("early", earliest.minusSeconds(1)))
                .isInstanceOf(InvalidRestoreTimeException.class);
        restore("kept", earliest);
        assertThat(items("kept")).containsExactly("a=1");
    }

    @Test
    void whatIsTrimmedIsGone() {
        Things things = recoverable(1);
        emulator.clock().advance(HOUR);
        long empty = rows();
        for (int i = 0; i < 10; i++) {
            things.put("a", "value-" + i);
        }
        emulator.clock().advance(HOUR);
        assertThat(rows()).isEqualTo(empty + 11);

        emulator.clock().advance(Duration.ofDays(1));
        assertThat(rows()).isEqualTo(empty + 1);
    }

    /** How many rows there are of tables and histories. */
    private long rows() {
        return storage.tableSpaces().all().stream()
                .filter(ref -> ref.id() >= FIRST_OF_CLIENTS)
                .mapToLong(ref -> storage.tableSpaces().statistics(ref).itemCount())
                .sum();
    }

    @Test
    void aSnapshotHasTheHistory() {
        Things things = recoverable(35);
        things.put("a", "1");
        emulator.clock().advance(HOUR);
        Snapshot snapshot = emulator.snapshot();
        things.put("a", "2");
        emulator.clock().advance(HOUR);
        restore("copy", START.plus(HOUR));
        assertThat(items("copy")).containsExactly("a=2");

        for (int round = 0; round < 2; round++) {
            emulator.restore(snapshot);
            assertThat(emulator.tableNames()).containsExactly(Things.TABLE);
            things.put("a", "3");
            emulator.clock().advance(HOUR);
            restore("copy", START);
            assertThat(items("copy")).containsExactly("a=1");
        }
        emulator.reset();
        assertThat(rows()).isZero();
    }

    @Test
    void aRealisticRestoreTakesAsLongAsANewTable() {
        emulator.close();
        emulator = Emulator.inMemory()
                .profile(Profile.REALISTIC)
                .clock(ClockMode.FROZEN)
                .startAt(START)
                .start();
        Tables.create(client(), Things.TABLE);
        emulator.clock().advance(HOUR);
        keepHistory(35);
        new Things(client()).put("a", "1");
        emulator.clock().advance(HOUR);
        restore("copy", START.plus(HOUR));
        assertThat(status("copy")).isEqualTo(TableStatus.CREATING);

        emulator.clock().advance(Duration.ofSeconds(2));
        assertThat(status("copy")).isEqualTo(TableStatus.ACTIVE);
        assertThat(items("copy")).containsExactly("a=1");
    }

    @Test
    void withoutAHistoryNothingIsRestored() {
        Things.create(client());
        assertThatThrownBy(() -> restore("copy", START)).isInstanceOf(PointInTimeRecoveryUnavailableException.class);
    }

    private Things recoverable(int days) {
        Things things = Things.create(client());
        keepHistory(days);
        return things;
    }

    private void keepHistory(int days) {
        client().updateContinuousBackups(update -> update.tableName(Things.TABLE)
                .pointInTimeRecoverySpecification(
                        recovery -> recovery.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(days)));
    }

    private PointInTimeRecoveryDescription window() {
        return client().describeContinuousBackups(describe -> describe.tableName(Things.TABLE))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription();
    }

    private void restore(String target, Instant instant) {
        client().restoreTableToPointInTime(restore ->
                restore.sourceTableName(Things.TABLE).targetTableName(target).restoreDateTime(instant));
    }

    private TableStatus status(String table) {
        return client().describeTable(describe -> describe.tableName(table))
                .table()
                .tableStatus();
    }

    private List<String> items(String table) {
        return client().scan(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .map(item -> item.get("id").s() + "=" + item.get("value").s())
                .toList();
    }
}
