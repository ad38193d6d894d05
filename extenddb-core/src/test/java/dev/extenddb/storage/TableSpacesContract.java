package dev.extenddb.storage;

import static dev.extenddb.storage.ContractFixture.bytes;
import static dev.extenddb.storage.ContractFixture.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.TableSpaces.Statistics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link TableSpaces} promises. */
abstract class TableSpacesContract {

    abstract ContractFixture fixture();

    @Test
    void creatingTwiceChangesNothing() {
        var table = fixture().newTable();
        fixture().write(table, "k", "v", 1);
        fixture().storage().tableSpaces().create(table);

        assertThat(fixture().read(table, "k")).isEqualTo("v");
    }

    @Test
    void statisticsCountItemsAndAddUpSizes() {
        var table = fixture().newTable();
        var neighbour = fixture().newTable();
        assertThat(fixture().storage().tableSpaces().statistics(table)).isEqualTo(new Statistics(0, 0));
        for (int i = 1; i <= 10; i++) {
            var image = new Image(bytes("x"), 100_000_000 * i, i);
            fixture()
                    .items()
                    .commit(List.of(new Change(table, bytes("k" + i), Expected.ANY, new Put(image), List.of())));
        }
        fixture().write(neighbour, "k", "v", 1);

        assertThat(fixture().storage().tableSpaces().statistics(table)).isEqualTo(new Statistics(10, 5_500_000_000L));
    }

    @Test
    void droppingRemovesAllRowsOfATableAndNoOthers() {
        var before = fixture().newTable();
        var table = fixture().newTable();
        var after = fixture().newTable();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 2100; i++) {
            changes.add(new Change(table, bytes("k" + i), Expected.ANY, new Put(image("v", 1)), List.of()));
        }
        fixture().items().commit(changes);
        fixture()
                .items()
                .commit(List.of(new Change(
                        before, Bytes.of((byte) -1, (byte) -1), Expected.ANY, new Put(image("v", 1)), List.of())));
        fixture()
                .items()
                .commit(List.of(new Change(after, Bytes.EMPTY, Expected.ANY, new Put(image("v", 1)), List.of())));

        fixture().storage().tableSpaces().drop(table);
        fixture().storage().tableSpaces().create(table);

        assertThat(fixture().storage().tableSpaces().statistics(table)).isEqualTo(new Statistics(0, 0));
        assertThat(fixture().storage().tableSpaces().statistics(before).itemCount())
                .isEqualTo(1);
        assertThat(fixture().storage().tableSpaces().statistics(after).itemCount())
                .isEqualTo(1);
    }

    @Test
    void tablesWithRowsAreListedInOrder() {
        var first = fixture().newTable();
        var second = fixture().newTable();
        var large = new TableRef((1L << 62) + first.id());
        fixture().storage().tableSpaces().create(large);
        for (TableRef table : List.of(large, second, first)) {
            fixture().write(table, "a", "v", 1);
            fixture().write(table, "b", "v", 1);
        }

        assertThat(fixture().storage().tableSpaces().all())
                .containsSubsequence(first, second, large)
                .doesNotHaveDuplicates();
        fixture().storage().tableSpaces().drop(second);
        assertThat(fixture().storage().tableSpaces().all()).contains(first).doesNotContain(second);
        fixture().storage().tableSpaces().drop(large);
    }

    @Test
    void aTableInQuarantineIsOutOfTheWay() {
        var table = fixture().newTable();
        var neighbour = fixture().newTable();
        fixture().write(table, "k", "v", 1);
        fixture().write(neighbour, "k", "v", 1);

        fixture().storage().tableSpaces().quarantine(table);
        fixture().storage().tableSpaces().quarantine(table);

        assertThat(fixture().storage().tableSpaces().all()).contains(neighbour).doesNotContain(table);
        fixture().storage().tableSpaces().create(table);
        assertThat(fixture().read(table, "k")).isEqualTo("-");
        assertThat(fixture().read(neighbour, "k")).isEqualTo("v");
    }

    @Test
    void droppingWhatIsNotThereDoesNothing() {
        var table = fixture().newTable();
        fixture().storage().tableSpaces().drop(table);
        fixture().storage().tableSpaces().drop(table);
        fixture().storage().tableSpaces().drop(new TableRef(Long.MAX_VALUE - 1));
    }
}
