package dev.extenddb.storage.postgres;

import dev.extenddb.storage.Change;
import dev.extenddb.storage.Change.Delete;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.Expected;
import java.util.Optional;

/** Changes that one statement can apply to many rows. */
enum BulkKind {
    UPSERT,
    INSERT,
    UPDATE,
    DELETE;

    /** The kind of a change; empty if it must be committed alone. */
    static Optional<BulkKind> of(Change change) {
        if (!change.indexes().isEmpty()) {
            return Optional.empty();
        }
        if (change.effect() instanceof Put) {
            return Optional.of(ofPut(change.expected()));
        }
        boolean plainDelete = change.effect() instanceof Delete && change.expected() instanceof Expected.Any;
        return plainDelete ? Optional.of(DELETE) : Optional.empty();
    }

    private static BulkKind ofPut(Expected expected) {
        if (expected instanceof Expected.Any) {
            return UPSERT;
        }
        return expected instanceof Expected.Absent ? INSERT : UPDATE;
    }

    /** The statement that applies changes of this kind. */
    String text(BulkStatements statements) {
        return switch (this) {
            case UPSERT -> statements.upsert();
            case INSERT -> statements.insert();
            case UPDATE -> statements.update();
            case DELETE -> statements.delete();
        };
    }

    /** Whether the statement returns the keys of the rows that it wrote; else it applies to all. */
    boolean returnsKeys() {
        return this == INSERT || this == UPDATE;
    }
}
