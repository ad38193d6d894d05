package dev.extenddb.storage.postgres;

import dev.extenddb.storage.StorageException;
import java.util.OptionalInt;

/** A database does not have the schema that this program works with. */
public final class SchemaVersionException extends StorageException {

    private static final long serialVersionUID = 1L;

    private final OptionalInt present;
    private final int needed;

    SchemaVersionException(OptionalInt present, int needed) {
        super(
                present.isPresent()
                        ? "The database has schema version " + present.getAsInt() + ", but this program needs " + needed
                        : "The database has no schema",
                null,
                false);
        this.present = present;
        this.needed = needed;
    }

    /** The version of the database's schema; empty if it has none. */
    public OptionalInt present() {
        return present;
    }

    /** The version that this program works with. */
    public int needed() {
        return needed;
    }
}
