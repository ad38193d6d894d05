package dev.extenddb.stream;

/** Where a stream stands. */
public enum StreamStatus {
    ENABLING,
    ENABLED,
    DISABLING,
    DISABLED
}
