package dev.extenddb.table;

/**
 * What the catalog knows of an index besides its specification.
 *
 * @param name the index
 * @param id where its rows lie
 * @param backfilling whether rows of older items are still being added, so that it cannot be read yet
 */
public record IndexState(String name, long id, boolean backfilling) {}
