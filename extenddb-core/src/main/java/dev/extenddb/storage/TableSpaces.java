package dev.extenddb.storage;

import java.util.List;

/** Where the rows of tables and indexes live. Thread-safe. */
public interface TableSpaces {

    /** Makes room for a table's rows. Does nothing if there is room already. */
    void create(TableRef table);

    /** Removes all rows of a table, and its room. Does nothing if there is none. */
    void drop(TableRef table);

    /** Every table that has rows, in the order of their ids. One without rows may be among them or not. */
    List<TableRef> all();

    /**
     * Takes a table out of the way, with all its rows, to where an operator finds it: as if it was dropped, but nothing is lost. Does nothing
     * if it has no rows.
     */
    void quarantine(TableRef table);

    /** Counts a table's items and adds up their sizes. */
    Statistics statistics(TableRef table);

    /**
     * How much a table holds.
     *
     * @param itemCount how many items there are
     * @param sizeBytes the sum of their sizes by DynamoDB's rules
     */
    record Statistics(long itemCount, long sizeBytes) {}
}
