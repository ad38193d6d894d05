package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.fixture.SeedFixture;
import dev.extenddb.fixture.TableFixture;
import java.util.List;

/**
 * What tables and items there are to begin with.
 *
 * @param tables the tables
 * @param seeds the items, in the order in which they are put
 */
record Given(List<TableFixture> tables, List<SeedOf> seeds) {

    static final Given NOTHING = new Given(List.of(), List.of());

    Given {
        tables = List.copyOf(tables);
        seeds = List.copyOf(seeds);
    }

    /** Items of a table. */
    record SeedOf(String table, SeedFixture items) {}

    /**
     * Puts them in.
     *
     * @param evenIfThere whether tables that are there already are an error
     */
    void prepare(Emulator emulator, boolean evenIfThere) {
        if (tables.isEmpty() && seeds.isEmpty()) {
            return;
        }
        List<String> there = evenIfThere ? List.of() : emulator.tableNames();
        tables.stream().filter(table -> !there.contains(table.name())).forEach(table -> table.createIn(emulator));
        seeds.forEach(seed -> seed.items().putInto(emulator, seed.table()));
    }
}
