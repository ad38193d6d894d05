package dev.extenddb.storage;

import static dev.extenddb.storage.ContractFixture.CHECK;
import static dev.extenddb.storage.ContractFixture.DELETE;
import static dev.extenddb.storage.ContractFixture.bytes;
import static dev.extenddb.storage.ContractFixture.change;
import static dev.extenddb.storage.ContractFixture.image;
import static dev.extenddb.storage.ContractFixture.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.storage.Change.Check;
import dev.extenddb.storage.Change.Effect;
import dev.extenddb.storage.Change.Put;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every expectation with every effect, over an item that is there, another one, and none; alone and in company. */
abstract class ExpectationContract {

    private static final long PRESENT_VERSION = 41;

    abstract ContractFixture fixture();

    /** What surrounds the change under test in its commit. */
    enum Company {
        NONE,
        AN_INDEX_ROW,
        ANOTHER_ITEM
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (Company company : Company.values()) {
            for (boolean present : new boolean[] {true, false}) {
                for (Effect effect : List.of(put("new", 42), DELETE, CHECK)) {
                    cases.add(Arguments.of(present, Expected.ANY, effect, company, true));
                    cases.add(Arguments.of(present, Expected.ABSENT, effect, company, !present));
                    cases.add(Arguments.of(present, Expected.version(PRESENT_VERSION), effect, company, present));
                    cases.add(Arguments.of(present, Expected.version(40), effect, company, false));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aChangeAppliesIfItsExpectationHolds(
            boolean present, Expected expected, Effect effect, Company company, boolean applies) {
        var table = fixture().newTable();
        var index = fixture().newTable();
        if (present) {
            fixture().write(table, "k", "old", PRESENT_VERSION);
        }
        String before = present ? "old" : "-";

        assertThat(fixture().tryCommit(changes(table, index, expected, effect, company)))
                .isEqualTo(applies);

        assertThat(fixture().read(table, "k")).isEqualTo(applies ? after(effect, before) : before);
        String companyAfter = applies ? "company" : "-";
        assertThat(fixture().read(index, "i")).isEqualTo(company == Company.AN_INDEX_ROW ? companyAfter : "-");
        assertThat(fixture().read(table, "a")).isEqualTo(company == Company.ANOTHER_ITEM ? companyAfter : "-");
    }

    @Test
    void anItemThatWasDeletedAndWrittenAgainIsAnotherItem() {
        var table = fixture().newTable();
        fixture().write(table, "k", "same", 1);
        fixture().items().commit(List.of(change(table, "k", Expected.version(1), DELETE)));
        fixture().write(table, "k", "same", 2);

        assertThat(fixture().tryCommit(change(table, "k", Expected.version(1), put("late", 3))))
                .isFalse();
        assertThat(fixture().tryCommit(change(table, "k", Expected.version(1), DELETE)))
                .isFalse();
        assertThat(fixture().read(table, "k")).isEqualTo("same");
        assertThat(fixture().tryCommit(change(table, "k", Expected.version(2), put("in time", 3))))
                .isTrue();
    }

    @Test
    void aCheckOfAnAbsentItemLeavesItAbsent() {
        var table = fixture().newTable();
        fixture()
                .items()
                .commit(List.of(
                        change(table, "gone", Expected.ABSENT, CHECK),
                        change(table, "k", Expected.ABSENT, put("v", 1))));

        assertThat(fixture().read(table, "gone")).isEqualTo("-");
        assertThat(fixture().storage().tableSpaces().statistics(table).itemCount())
                .isEqualTo(1);
    }

    private static Change[] changes(TableRef table, TableRef index, Expected expected, Effect effect, Company company) {
        List<IndexChange> rows = company == Company.AN_INDEX_ROW
                ? List.of(new IndexChange(index, bytes("i"), Optional.of(image("company", 1))))
                : List.of();
        var change = new Change(table, bytes("k"), expected, effect, rows);
        return company == Company.ANOTHER_ITEM
                ? new Change[] {change(table, "a", Expected.ANY, put("company", 1)), change}
                : new Change[] {change};
    }

    private static String after(Effect effect, String before) {
        if (effect instanceof Check) {
            return before;
        }
        return effect instanceof Put ? "new" : "-";
    }
}
