package dev.extenddb.table;

/** What is changed of a table while it is UPDATING. */
public enum TableChange {
    /** Its provisioned throughput, or how it is paid. */
    THROUGHPUT,
    /** Whether it has a stream. */
    STREAM,
    /** Its storage class. */
    TABLE_CLASS,
    /** Its global indexes. */
    INDEXES
}
