package dev.extenddb.storage;

/**
 * The rows of one table, or of one index. Ids are never used again, so a table that is created under the name of a deleted one shares
 * nothing with it.
 *
 * @param id unique in the database, positive
 */
public record TableRef(long id) {

    /** By hand, as {@link #hashCode}: each read and write looks a table up, and what the compiler makes goes through method handles. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TableRef that && id == that.id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
