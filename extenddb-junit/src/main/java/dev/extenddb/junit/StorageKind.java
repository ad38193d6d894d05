package dev.extenddb.junit;

/** Where tables are kept. */
public enum StorageKind {

    /** In memory. */
    MEMORY,

    /** In files, in a temporary directory that is deleted at the end of the run. */
    FILE
}
