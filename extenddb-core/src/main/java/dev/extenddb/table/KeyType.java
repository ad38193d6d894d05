package dev.extenddb.table;

/** The part that an attribute plays in a key. */
public enum KeyType {
    /** The partition key: equal values lie together. */
    HASH,
    /** The sort key: orders the items of a partition. */
    RANGE
}
