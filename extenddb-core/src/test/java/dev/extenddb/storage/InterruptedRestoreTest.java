package dev.extenddb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.testing.TestClock;
import dev.extenddb.testing.Wire;
import dev.extenddb.verify.Orphans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A restore whose process fails or whose source goes away in the midst of it. */
class InterruptedRestoreTest {

    private static final int ITEMS = 200;

    private final TestClock clock = new TestClock();
    private final MemoryStorage memory = new MemoryStorage();
    private final Failing storage = new Failing(memory, new AtomicInteger(Integer.MAX_VALUE));
    private final Wire wire = new Wire(storage, settings -> settings, clock);

    @Test
    void anotherProcessGoesOnFromTheBeginning() {
        for (int commits = 1; commits <= 7; commits++) {
            String table = "Tab" + commits;
            Instant then = fill(table);
            storage.commitsLeft().set(commits);
            restore(table, then);
            storage.commitsLeft().set(Integer.MAX_VALUE);
            assertThat(status(wire, table + "Copy")).isEqualTo("CREATING");
            assertThat(wire.refused("Scan", "{'TableName':'" + table + "Copy'}").error())
                    .startsWith("ResourceNotFoundException");
            wire.put(table, "{'id':{'S':'i3'},'v':{'S':'newest'}}");

            Wire other = new Wire(new BorrowedStorage(memory), settings -> settings, clock);
            clock.advance(Duration.ofMinutes(1));
            other.runBackgroundJobs();
            assertThat(status(other, table + "Copy")).isEqualTo("ACTIVE");
            assertRestored(other, table + "Copy");
            other.close();
        }
        assertThat(new Orphans(memory, clock).find()).isEmpty();
    }

    @Test
    void theSourceMayGoMeanwhile() {
        Instant then = fill("Tab");
        storage.commitsLeft().set(2);
        restore("Tab", then);
        storage.commitsLeft().set(Integer.MAX_VALUE);
        wire.ok("DeleteTable", "{'TableName':'Tab'}");
        wire.refused("DescribeTable", "{'TableName':'Tab'}");
        assertThat(new Orphans(memory, clock).find()).isEmpty();

        wire.runBackgroundJobs();
        assertRestored(wire, "TabCopy");
        wire.ok("DeleteTable", "{'TableName':'TabCopy'}");
        wire.runBackgroundJobs();
        assertThat(rows()).isEmpty();
    }

    @Test
    void theHistoryMayBeGivenUpMeanwhile() {
        Instant then = fill("Tab");
        storage.commitsLeft().set(2);
        restore("Tab", then);
        storage.commitsLeft().set(Integer.MAX_VALUE);
        String setting = "{'TableName':'Tab','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':false}}";
        assertThat(wire.ok("UpdateContinuousBackups", setting).body())
                .contains("\"PointInTimeRecoveryStatus\":\"DISABLED\"");
        wire.put("Tab", "{'id':{'S':'i4'},'v':{'S':'unseen'}}");
        clock.advance(Duration.ofDays(40));
        wire.runBackgroundJobs();

        assertRestored(wire, "TabCopy");
        clock.advance(Duration.ofMinutes(2));
        wire.runBackgroundJobs();
        wire.ok("DeleteTable", "{'TableName':'TabCopy'}");
        wire.ok("DeleteTable", "{'TableName':'Tab'}");
        wire.runBackgroundJobs();
        assertThat(rows()).isEmpty();
    }

    @Test
    void fiftyAtOnceAreTheMost() {
        Instant then = fill("Tab");
        storage.commitsLeft().set(0);
        for (int i = 0; i < 50; i++) {
            restore("Tab", then, "Copy" + i);
        }
        storage.commitsLeft().set(Integer.MAX_VALUE);
        assertThat(wire.error("RestoreTableToPointInTime", request("Tab", then, "Another")))
                .isEqualTo("LimitExceededException: Subscriber limit exceeded: Only 50 restore operations can be "
                        + "done simultaneously");
        wire.runBackgroundJobs();
        restore("Tab", then, "Another");
        assertRestored(wire, "Another");
    }

    private List<TableRef> rows() {
        return memory.tableSpaces().all().stream()
                .filter(ref -> ref.id() >= 1L << 32 && ref.id() != 1L << 61)
                .toList();
    }

    /** A table whose items are "then" at the instant that is returned, and others afterwards. */
    private Instant fill(String table) {
        wire.createTable(table, "id:S");
        wire.ok(
                "UpdateContinuousBackups",
                "{'TableName':'" + table + "','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}");
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < ITEMS; i++) {
            wire.put(table, "{'id':{'S':'i" + i + "'},'v':{'S':'then'}}");
        }
        clock.advance(Duration.ofMinutes(1));
        Instant then = clock.instant();
        clock.advance(Duration.ofMinutes(10));
        for (int i = 0; i < ITEMS; i += 3) {
            wire.put(table, "{'id':{'S':'i" + i + "'},'v':{'S':'later'}}", "{'id':{'S':'new" + i + "'}}");
            wire.ok("DeleteItem", "{'TableName':'" + table + "','Key':{'id':{'S':'i" + (i + 1) + "'}}}");
        }
        return then;
    }

    private void restore(String table, Instant then) {
        restore(table, then, table + "Copy");
    }

    private void restore(String table, Instant then, String target) {
        wire.ok("RestoreTableToPointInTime", request(table, then, target));
    }

    private static String request(String table, Instant then, String target) {
        return "{'SourceTableName':'" + table + "','TargetTableName':'" + target + "','RestoreDateTime':"
                + then.getEpochSecond() + "}";
    }

    private static String status(Wire wire, String table) {
        return wire.ok("DescribeTable", "{'TableName':'" + table + "'}").text("Table.TableStatus");
    }

    private static void assertRestored(Wire wire, String table) {
        assertThat(wire.ok("Scan", "{'TableName':'" + table + "'}").texts("Items", "v.S"))
                .hasSize(ITEMS)
                .containsOnly("then");
    }

    /** A storage whose commits of several changes fail when so many were done. */
    private record Failing(Storage storage, AtomicInteger commitsLeft) implements StorageDecorator {

        @Override
        public ItemStore items() {
            return new FailingItems(storage.items(), commitsLeft);
        }

        @Override
        public ItemStore laggingItems() {
            return items();
        }

        @Override
        public boolean shared() {
            return false;
        }
    }

    private record FailingItems(ItemStore items, AtomicInteger commitsLeft) implements ItemStore {

        @Override
        public Optional<StoredItem> get(TableRef table, Bytes key) {
            return items.get(table, key);
        }

        @Override
        public List<Optional<StoredItem>> getAll(List<TableKey> keys) {
            return items.getAll(keys);
        }

        @Override
        public Page read(KeyRange range, int limit) {
            return items.read(range, limit);
        }

        @Override
        public long size(KeyRange range) {
            return items.size(range);
        }

        @Override
        public void commit(List<Change> changes) {
            items.commit(changes);
        }

        @Override
        public List<Outcome> commitEach(List<Change> changes) {
            if (commitsLeft.getAndDecrement() <= 0) {
                throw new StorageException("the disk is gone", new IllegalStateException("gone"), false);
            }
            return items.commitEach(changes);
        }
    }
}
