package dev.extenddb.verify;

/**
 * Something that is not as it follows from something else.
 *
 * @param table the table, by its Amazon Resource Name
 * @param place where: the name of an index, {@code expiry}, {@code stream} or {@code recovery}
 * @param kind what is wrong there
 * @param key the key of the row in the index, or of the item in the stream or the history, in hexadecimal
 */
public record Finding(String table, String place, Kind kind, String key) {

    /** What can be wrong. */
    public enum Kind {
        /** An item has no row, but should have one. */
        MISSING,
        /** A row belongs to no item, or the item should have none. */
        SURPLUS,
        /** A row is not what follows from its item. */
        DIFFERENT,
        /** The last change in a stream, or in the history that tables are restored from, did not leave the item that is there. */
        BROKEN
    }

    /** The finding in a line. */
    @Override
    public String toString() {
        return kind + " in " + place + " of " + table + ": " + key;
    }
}
