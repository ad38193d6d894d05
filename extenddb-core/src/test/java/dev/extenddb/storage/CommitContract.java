package dev.extenddb.storage;

import static dev.extenddb.storage.ContractFixture.CHECK;
import static dev.extenddb.storage.ContractFixture.DELETE;
import static dev.extenddb.storage.ContractFixture.bytes;
import static dev.extenddb.storage.ContractFixture.change;
import static dev.extenddb.storage.ContractFixture.image;
import static dev.extenddb.storage.ContractFixture.put;
import static dev.extenddb.storage.ItemStore.Outcome.APPLIED;
import static dev.extenddb.storage.ItemStore.Outcome.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.extenddb.storage.Change.Effect;
import dev.extenddb.storage.ItemStore.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link ItemStore} promises to a writer that is alone. */
abstract class CommitContract {

    abstract ContractFixture fixture();

    @Test
    void indexRowsAreWrittenWithTheItem() {
        var table = fixture().newTable();
        var index = fixture().newTable();
        commitWithRows(table, Expected.ABSENT, put("1", 1), List.of(row(index, "x", "1x"), row(index, "y", "1y")));

        assertThat(fixture().read(table, "k")).isEqualTo("1");
        assertThat(fixture().read(index, "x")).isEqualTo("1x");
        assertThat(fixture().read(index, "y")).isEqualTo("1y");

        commitWithRows(
                table,
                Expected.version(1),
                put("2", 2),
                List.of(noRow(index, "x"), row(index, "y", "2y"), row(index, "z", "2z"), noRow(index, "never there")));

        assertThat(fixture().read(table, "k")).isEqualTo("2");
        assertThat(fixture().read(index, "x")).isEqualTo("-");
        assertThat(fixture().read(index, "y")).isEqualTo("2y");
        assertThat(fixture().read(index, "z")).isEqualTo("2z");

        commitWithRows(table, Expected.ANY, DELETE, List.of(noRow(index, "y"), noRow(index, "z")));

        assertThat(fixture().storage().tableSpaces().statistics(index).itemCount())
                .isZero();
        assertThat(fixture().read(table, "k")).isEqualTo("-");
    }

    @Test
    void indexRowsOfAnUnconditionalDeletionAreWrittenThoughThereIsNoItem() {
        var table = fixture().newTable();
        var index = fixture().newTable();
        fixture().write(index, "stale", "row", 1);

        commitWithRows(table, Expected.ANY, DELETE, List.of(noRow(index, "stale"), row(index, "new", "row")));

        assertThat(fixture().read(index, "stale")).isEqualTo("-");
        assertThat(fixture().read(index, "new")).isEqualTo("row");
    }

    @Test
    void aConflictLeavesNoTraceInIndexes() {
        var table = fixture().newTable();
        var index = fixture().newTable();
        fixture().write(table, "k", "1", 1);
        fixture().write(index, "x", "1x", 1);
        var rows = List.of(noRow(index, "x"), row(index, "y", "2y"));

        assertThat(fixture().tryCommit(new Change(table, bytes("k"), Expected.version(9), put("2", 2), rows)))
                .isFalse();
        assertThat(fixture().tryCommit(new Change(table, bytes("k"), Expected.ABSENT, put("2", 2), rows)))
                .isFalse();
        assertThat(fixture().tryCommit(new Change(table, bytes("k"), Expected.version(9), DELETE, rows)))
                .isFalse();

        assertThat(fixture().read(table, "k")).isEqualTo("1");
        assertThat(fixture().read(index, "x")).isEqualTo("1x");
        assertThat(fixture().read(index, "y")).isEqualTo("-");
    }

    @Test
    void allChangesApplyOrNone() {
        var one = fixture().newTable();
        var other = fixture().newTable();
        fixture().write(one, "b", "old", 1);
        fixture().write(other, "c", "old", 1);

        var conflict = catchThrowableOfType(
                ConflictException.class,
                () -> fixture()
                        .items()
                        .commit(List.of(
                                change(other, "c", Expected.ANY, DELETE),
                                change(one, "z", Expected.ABSENT, put("new", 2)),
                                change(one, "b", Expected.version(7), put("new", 2)),
                                change(one, "a", Expected.ANY, put("new", 2)))));

        assertThat(conflict.position()).isIn(2, -1);
        assertThat(fixture().read(one, "a")).isEqualTo("-");
        assertThat(fixture().read(one, "b")).isEqualTo("old");
        assertThat(fixture().read(one, "z")).isEqualTo("-");
        assertThat(fixture().read(other, "c")).isEqualTo("old");
    }

    @Test
    void aCommitMayTouchAHundredItemsOfSeveralTables() {
        var one = fixture().newTable();
        var other = fixture().newTable();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            changes.add(change(i % 2 == 0 ? one : other, "k" + i, Expected.ABSENT, put("v" + i, i)));
        }
        Collections.shuffle(changes, new Random(4));
        fixture().items().commit(changes);

        for (int i = 0; i < 100; i++) {
            assertThat(fixture().read(i % 2 == 0 ? one : other, "k" + i)).isEqualTo("v" + i);
        }
    }

    @Test
    void thousandsOfRowsMayGoWithAnItemInItsOwnTableToo() {
        var table = fixture().newTable();
        List<IndexChange> first = IntStream.range(0, 2_000)
                .mapToObj(i -> row(table, "row" + i, "v" + i))
                .toList();
        commitWithRows(table, Expected.ABSENT, put("1", 1), first);
        List<IndexChange> second = IntStream.range(0, 4_000)
                .mapToObj(i -> i % 2 == 0 ? noRow(table, "row" + i) : row(table, "row" + i, "w" + i))
                .toList();
        commitWithRows(table, Expected.version(1), put("2", 2), second);

        assertThat(fixture().read(table, "k")).isEqualTo("2");
        assertThat(fixture().read(table, "row8")).isEqualTo("-");
        assertThat(fixture().read(table, "row9")).isEqualTo("w9");
        assertThat(fixture().read(table, "row3999")).isEqualTo("w3999");
        assertThat(fixture().storage().tableSpaces().statistics(table).itemCount())
                .isEqualTo(2_001);
        assertThatThrownBy(() -> commitWithRows(table, Expected.version(1), put("3", 3), first))
                .isInstanceOf(ConflictException.class);
        assertThat(fixture().read(table, "row8")).isEqualTo("-");
    }

    @Test
    void largeItemsCanBeCommittedTogether() {
        var table = fixture().newTable();
        String large = "x".repeat(1_500_000);
        fixture()
                .items()
                .commit(List.of(
                        change(table, "a", Expected.ABSENT, put(large, 1)),
                        change(table, "b", Expected.ABSENT, put(large, 2))));

        assertThat(fixture().read(table, "a")).hasSize(large.length());
        assertThat(fixture().read(table, "b")).hasSize(large.length());
    }

    @Test
    void independentChangesEachHaveTheirOwnOutcome() {
        var one = fixture().newTable();
        var other = fixture().newTable();
        var index = fixture().newTable();
        fixture().write(one, "a", "old", 1);
        fixture().write(one, "b", "old", 2);
        fixture().write(other, "c", "old", 3);
        fixture().write(other, "d", "old", 4);

        List<Outcome> outcomes = fixture()
                .items()
                .commitEach(List.of(
                        change(other, "c", Expected.version(3), put("new", 11)),
                        change(one, "a", Expected.version(9), put("new", 12)),
                        change(one, "b", Expected.ABSENT, put("new", 13)),
                        change(one, "new", Expected.ABSENT, put("new", 14)),
                        change(other, "d", Expected.ANY, DELETE),
                        change(other, "never there", Expected.ANY, DELETE),
                        change(other, "e", Expected.ANY, put("new", 15)),
                        change(one, "f", Expected.version(5), CHECK),
                        new Change(one, bytes("g"), Expected.ABSENT, put("new", 16), List.of(row(index, "i", "r"))),
                        new Change(one, bytes("a"), Expected.version(8), DELETE, List.of(row(index, "j", "r")))));

        assertThat(outcomes)
                .containsExactly(
                        APPLIED, CONFLICT, CONFLICT, APPLIED, APPLIED, APPLIED, APPLIED, CONFLICT, APPLIED, CONFLICT);
        assertThat(fixture().read(one, "a")).isEqualTo("old");
        assertThat(fixture().read(one, "b")).isEqualTo("old");
        assertThat(fixture().read(one, "new")).isEqualTo("new");
        assertThat(fixture().read(one, "g")).isEqualTo("new");
        assertThat(fixture().read(other, "c")).isEqualTo("new");
        assertThat(fixture().read(other, "d")).isEqualTo("-");
        assertThat(fixture().read(other, "e")).isEqualTo("new");
        assertThat(fixture().read(index, "i")).isEqualTo("r");
        assertThat(fixture().read(index, "j")).isEqualTo("-");
    }

    @Test
    void independentChangesOfAllKindsWriteTheIndexRowsOfThoseThatApply() {
        var table = fixture().newTable();
        var index = fixture().newTable();
        long seed = 42;
        var dice = new Random(seed);
        Map<String, Long> versions = new TreeMap<>();
        for (int round = 0; round < 30; round++) {
            var changes = new ArrayList<Change>();
            var expected = new ArrayList<Outcome>();
            for (int i = 0; i < 12; i++) {
                String key = "k" + i;
                Optional<Long> present = Optional.ofNullable(versions.get(key));
                boolean right = dice.nextInt(3) > 0;
                long version = dice.nextLong();
                boolean removal = present.isPresent() && dice.nextBoolean();
                Expected expectation = present.map(known -> Expected.version(right ? known : known + 1))
                        .orElse(right ? Expected.ABSENT : Expected.version(version));
                var rows = new ArrayList<IndexChange>();
                present.ifPresent(known -> rows.add(noRow(index, key + known)));
                if (!removal) {
                    rows.add(row(index, key + version, key));
                }
                Effect effect = removal ? DELETE : put(key, version);
                changes.add(new Change(table, bytes(key), expectation, effect, rows));
                expected.add(right ? APPLIED : CONFLICT);
                if (right && removal) {
                    versions.remove(key);
                } else if (right) {
                    versions.put(key, version);
                }
            }

            assertThat(fixture().items().commitEach(changes))
                    .as("seed %d", seed)
                    .isEqualTo(expected);

            assertThat(fixture().items().read(ContractFixture.all(index), 100).items())
                    .extracting(found -> ContractFixture.text(found.key()))
                    .containsExactlyInAnyOrderElementsOf(versions.entrySet().stream()
                            .map(item -> item.getKey() + item.getValue())
                            .toList());
        }
    }

    @Test
    void manyIndependentChangesOfOneKindAreAnsweredInTheirOrder() {
        var table = fixture().newTable();
        List<Change> puts = new ArrayList<>();
        List<Change> replacements = new ArrayList<>();
        List<Change> deletions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            puts.add(change(table, "k" + i, Expected.ABSENT, put("v" + i, i)));
            replacements.add(change(table, "k" + i, Expected.version(i % 3 == 0 ? 999 : i), put("w" + i, 100 + i)));
            deletions.add(change(table, "k" + i, Expected.ANY, DELETE));
        }
        Collections.shuffle(puts, new Random(5));

        assertThat(fixture().items().commitEach(puts)).hasSize(40).containsOnly(APPLIED);
        assertThat(fixture().items().commitEach(puts)).hasSize(40).containsOnly(CONFLICT);
        List<Outcome> outcomes = fixture().items().commitEach(replacements);
        for (int i = 0; i < 40; i++) {
            assertThat(outcomes.get(i)).isEqualTo(i % 3 == 0 ? CONFLICT : APPLIED);
            assertThat(fixture().read(table, "k" + i)).isEqualTo((i % 3 == 0 ? "v" : "w") + i);
        }
        assertThat(fixture().items().commitEach(deletions)).hasSize(40).containsOnly(APPLIED);
        assertThat(fixture().storage().tableSpaces().statistics(table).itemCount())
                .isZero();
        assertThat(fixture().items().commitEach(List.of())).isEmpty();
    }

    private void commitWithRows(TableRef table, Expected expected, Effect effect, List<IndexChange> rows) {
        fixture().items().commit(List.of(new Change(table, bytes("k"), expected, effect, rows)));
    }

    private static IndexChange row(TableRef index, String key, String json) {
        return new IndexChange(index, bytes(key), Optional.of(image(json, 1)));
    }

    private static IndexChange noRow(TableRef index, String key) {
        return new IndexChange(index, bytes(key), Optional.empty());
    }
}
