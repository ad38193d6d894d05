package dev.extenddb.storage;

import static dev.extenddb.storage.ContractFixture.CHECK;
import static dev.extenddb.storage.ContractFixture.DELETE;
import static dev.extenddb.storage.ContractFixture.bytes;
import static dev.extenddb.storage.ContractFixture.change;
import static dev.extenddb.storage.ContractFixture.image;
import static dev.extenddb.storage.ContractFixture.put;
import static dev.extenddb.storage.ContractFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.storage.Workers.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link ItemStore} promises when several write at the same time. */
abstract class ConcurrencyContract {

    private static final int THREADS = 4;

    abstract ContractFixture fixture();

    @Test
    void noIncrementIsLost() {
        var table = fixture().newTable();
        fixture().write(table, "counter", "0", 0);

        Workers.run(THREADS, thread -> {
            for (int i = 0; i < 40; i++) {
                increment(table, List.of());
            }
            return null;
        });

        assertThat(fixture().read(table, "counter")).isEqualTo(Integer.toString(THREADS * 40));
    }

    @Test
    void anIndexFollowsItsItem() {
        var table = fixture().newTable();
        var index = fixture().newTable();
        fixture().write(table, "counter", "0", 0);
        fixture().write(index, "0", "0", 0);

        Workers.run(THREADS, thread -> {
            for (int i = 0; i < 25; i++) {
                increment(table, List.of(index));
            }
            return null;
        });

        var rows = fixture().items().read(ContractFixture.all(index), 10).items();
        assertThat(rows).extracting(row -> text(row.json())).containsExactly(Integer.toString(THREADS * 25));
    }

    @Test
    void commitsOfManyRowsInAnyOrderNeverDeadlockAndAreNeverSeenInPart() {
        List<TableRef> tables = List.of(fixture().newTable(), fixture().newTable());
        int rows = 16;
        var writing = new AtomicBoolean(true);
        List<Work<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            work.add(() -> {
                writeAllRows(tables, rows, number);
                return null;
            });
        }
        work.add(() -> {
            // The reader ends with the writers: the last one finds nothing to wait for.
            while (writing.get()) {
                assertThat(distinctValues(tables, rows)).hasSizeLessThanOrEqualTo(1);
            }
            return null;
        });
        work.set(0, endingWith(writing, work.get(0)));

        Workers.run(work);

        assertThat(distinctValues(tables, rows)).hasSize(1);
    }

    @Test
    void aSumOverSeveralItemsNeverChangesWhileAmountsMoveBetweenThem() {
        var one = fixture().newTable();
        var other = fixture().newTable();
        List<TableKey> accounts = List.of(
                new TableKey(one, bytes("a")),
                new TableKey(one, bytes("b")),
                new TableKey(other, bytes("c")),
                new TableKey(other, bytes("d")));
        accounts.forEach(account -> fixture().write(account.table(), text(account.key()), "100", 0));
        var moving = new AtomicBoolean(true);
        List<Work<Void>> work = new ArrayList<>();
        work.add(endingWith(moving, () -> moveAmounts(accounts, 1)));
        work.add(() -> moveAmounts(accounts, 2));
        work.add(() -> {
            while (moving.get()) {
                assertThat(sum(accounts)).isEqualTo(400);
            }
            return null;
        });

        Workers.run(work);

        assertThat(sum(accounts)).isEqualTo(400);
    }

    @Test
    void ofTwoCommitsThatEachExpectTheOthersItemToBeAbsentOneFails() {
        var table = fixture().newTable();
        for (int round = 0; round < 40; round++) {
            String left = "left" + round;
            String right = "right" + round;
            List<Boolean> applied = Workers.run(List.of(
                    () -> fixture()
                            .tryCommit(
                                    change(table, right, Expected.ABSENT, CHECK),
                                    change(table, left, Expected.ABSENT, put("v", 1))),
                    () -> fixture()
                            .tryCommit(
                                    change(table, left, Expected.ABSENT, CHECK),
                                    change(table, right, Expected.ABSENT, put("v", 1)))));
            assertThat(applied).as("round %d", round).isNotEqualTo(List.of(true, true));
        }
    }

    @Test
    void ofTwoCommitsThatEachExpectTheOthersItemToStayOneFails() {
        var table = fixture().newTable();
        for (int round = 0; round < 40; round++) {
            String left = "left" + round;
            String right = "right" + round;
            fixture().write(table, left, "v", 1);
            fixture().write(table, right, "v", 2);
            List<Boolean> applied = Workers.run(List.of(
                    () -> fixture()
                            .tryCommit(
                                    change(table, right, Expected.version(2), CHECK),
                                    change(table, left, Expected.version(1), DELETE)),
                    () -> fixture()
                            .tryCommit(
                                    change(table, left, Expected.version(1), CHECK),
                                    change(table, right, Expected.ANY, put("new", 3)))));
            assertThat(applied).as("round %d", round).isNotEqualTo(List.of(true, true));
        }
    }

    @Test
    void onlyOneOfSeveralCreatesAnItem() {
        var table = fixture().newTable();
        for (int round = 0; round < 20; round++) {
            String key = "k" + round;
            List<Boolean> applied = Workers.run(
                    THREADS,
                    thread -> fixture().tryCommit(change(table, key, Expected.ABSENT, put("by " + thread, thread))));
            assertThat(applied).as("round %d", round).containsOnlyOnce(true);
            assertThat(fixture().read(table, key)).isEqualTo("by " + applied.indexOf(true));
        }
    }

    @Test
    void unconditionalWritesOfOneItemNeverConflict() {
        var table = fixture().newTable();
        List<Boolean> applied = Workers.run(THREADS, thread -> {
            boolean all = true;
            for (int i = 0; i < 50; i++) {
                var effect = i % 5 == 4
                        ? DELETE
                        : put("v", ThreadLocalRandom.current().nextLong());
                all &= fixture().tryCommit(change(table, "k", Expected.ANY, effect));
            }
            return all;
        });

        assertThat(applied).containsOnly(true);
    }

    @Test
    void independentUnconditionalChangesOfTheSameItemsAllApply() {
        var table = fixture().newTable();
        List<Set<ItemStore.Outcome>> outcomes = Workers.run(THREADS, thread -> {
            var random = new Random(thread);
            var seen = new ArrayList<ItemStore.Outcome>();
            for (int i = 0; i < 10; i++) {
                List<Change> changes = new ArrayList<>();
                for (int k = 0; k < 20; k++) {
                    var effect = random.nextInt(4) == 0 ? DELETE : put("v", random.nextLong());
                    changes.add(change(table, "k" + k, Expected.ANY, effect));
                }
                Collections.shuffle(changes, random);
                seen.addAll(fixture().items().commitEach(changes));
            }
            return Set.copyOf(seen);
        });

        assertThat(outcomes).containsOnly(Set.of(ItemStore.Outcome.APPLIED));
    }

    /** Adds one to the counter, and moves its row in each index from the old value's key to the new one's. */
    private void increment(TableRef table, List<TableRef> indexes) {
        boolean done;
        do {
            var item = fixture().items().get(table, bytes("counter")).orElseThrow();
            String before = text(item.json());
            String after = Integer.toString(Integer.parseInt(before) + 1);
            List<IndexChange> rows = new ArrayList<>();
            for (TableRef index : indexes) {
                rows.add(new IndexChange(index, bytes(before), Optional.empty()));
                rows.add(new IndexChange(index, bytes(after), Optional.of(image(after, 1))));
            }
            long version = ThreadLocalRandom.current().nextLong();
            done = fixture()
                    .tryCommit(new Change(
                            table, bytes("counter"), Expected.version(item.version()), put(after, version), rows));
        } while (!done);
    }

    private void writeAllRows(List<TableRef> tables, int rows, int thread) {
        var random = new Random(thread);
        for (int i = 0; i < 20; i++) {
            String value = thread + "/" + i;
            List<Change> changes = new ArrayList<>();
            for (TableRef table : tables) {
                for (int row = 0; row < rows; row++) {
                    changes.add(change(table, "k" + row, Expected.ANY, put(value, random.nextLong())));
                }
            }
            Collections.shuffle(changes, random);
            fixture().items().commit(changes);
        }
    }

    private Set<String> distinctValues(List<TableRef> tables, int rows) {
        List<TableKey> keys = tables.stream()
                .flatMap(table -> IntStream.range(0, rows).mapToObj(row -> new TableKey(table, bytes("k" + row))))
                .toList();
        return fixture().items().getAll(keys).stream()
                .map(item -> item.map(there -> text(there.json())).orElse("-"))
                .collect(Collectors.toSet());
    }

    private Void moveAmounts(List<TableKey> accounts, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            int from = random.nextInt(accounts.size());
            int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
            fixture().tryCommit(add(accounts.get(from), -5), add(accounts.get(to), 5));
        }
        return null;
    }

    private Change add(TableKey account, int amount) {
        var item = fixture().items().get(account.table(), account.key()).orElseThrow();
        String after = Integer.toString(Integer.parseInt(text(item.json())) + amount);
        long version = ThreadLocalRandom.current().nextLong();
        return change(account.table(), text(account.key()), Expected.version(item.version()), put(after, version));
    }

    private int sum(List<TableKey> accounts) {
        return fixture().items().getAll(accounts).stream()
                .mapToInt(item -> Integer.parseInt(text(item.orElseThrow().json())))
                .sum();
    }

    private static <T> Work<T> endingWith(AtomicBoolean flag, Work<T> work) {
        return () -> {
            try {
                return work.run();
            } finally {
                flag.set(false);
            }
        };
    }
}
