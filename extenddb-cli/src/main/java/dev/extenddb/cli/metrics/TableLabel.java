package dev.extenddb.cli.metrics;

/**
 * Under which names something of a table is counted.
 *
 * @param account the table's account
 * @param table its name
 */
record TableLabel(String account, String table) {

    /** What is about no table, or several. */
    static final TableLabel NONE = new TableLabel("", "");

    /** All tables for which there is no more room. */
    static final TableLabel OTHER = new TableLabel("other", "other");
}
