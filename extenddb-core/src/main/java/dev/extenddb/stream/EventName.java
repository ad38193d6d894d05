package dev.extenddb.stream;

/** What happened to an item. */
public enum EventName {
    INSERT,
    MODIFY,
    REMOVE
}
