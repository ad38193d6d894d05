package dev.extenddb.table;

/** What a table is UPDATING for, so far as it decides what else may be changed meanwhile. */
public enum TableWork {
    BILLING_MODE,
    THROUGHPUT,
    STREAM,
    TABLE_CLASS
}
