package dev.extenddb.storage;

/**
 * A read of the first items of a range.
 *
 * @param limit the most items to return, at least 1
 */
public record RangeRead(KeyRange range, int limit) {}
