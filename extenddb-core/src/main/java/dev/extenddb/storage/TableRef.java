package dev.extenddb.storage;

/**
 * The rows of one table, or of one index. Ids are never used again, so a table that is created under the name of a deleted one shares
 * nothing with it.
 *
 * @param id unique in the database, positive
 */
public record TableRef(long id) {}
