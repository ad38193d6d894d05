package dev.extenddb.storage.sql;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change.Check;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Expected.Version;
import dev.extenddb.storage.Image;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Finds the statements that do what a {@link RowWrite} says. Thread-safe. */
public final class RowSteps {

    private static final Image PLACEHOLDER = new Image(Bytes.EMPTY, 0, 0);

    private final RowLayout layout;

    /** Steps on rows of a layout. */
    public RowSteps(RowLayout layout) {
        this.layout = layout;
    }

    /** The steps to take within a transaction, where what they find must hold until its end. */
    public List<RowStep> inTransaction(RowWrite write) {
        if (!expectsAbsence(write)) {
            return alone(write);
        }
        // There is no row to lock. But a row that is inserted and removed again keeps every other insert waiting.
        RowStatements statements = layout.statements(write.table());
        byte[] key = layout.rowKey(write.table(), write.key());
        return List.of(
                new RowStep(
                        statements.insert(),
                        (statement, at) -> setImage(statement, setKey(statement, at, key), PLACEHOLDER),
                        true,
                        write.position()),
                new RowStep(
                        statements.delete(), (statement, at) -> setKey(statement, at, key), true, write.position()));
    }

    /** The steps to take for a write that is all of a commit: none, or one. */
    public List<RowStep> alone(RowWrite write) {
        RowStatements statements = layout.statements(write.table());
        byte[] key = layout.rowKey(write.table(), write.key());
        if (write.effect() instanceof Put put) {
            return List.of(put(statements, key, write, put.after()));
        }
        if (write.expected() instanceof Version version) {
            boolean check = write.effect() instanceof Check;
            String sql = check ? statements.lockVersion() : statements.deleteVersion();
            return List.of(new RowStep(
                    sql,
                    (statement, at) -> setVersion(statement, setKey(statement, at, key), version),
                    true,
                    write.position()));
        }
        if (write.effect() instanceof Check) {
            return List.of();
        }
        return List.of(new RowStep(
                statements.delete(), (statement, at) -> setKey(statement, at, key), false, write.position()));
    }

    /** Whether a write changes nothing, and expects to find nothing. */
    public static boolean expectsAbsence(RowWrite write) {
        return write.expected() instanceof Expected.Absent && !(write.effect() instanceof Put);
    }

    private static RowStep put(RowStatements statements, byte[] key, RowWrite write, Image image) {
        if (write.expected() instanceof Version version) {
            return new RowStep(
                    statements.update(),
                    (statement, at) ->
                            setVersion(statement, setKey(statement, setImage(statement, at, image), key), version),
                    true,
                    write.position());
        }
        boolean absent = write.expected() instanceof Expected.Absent;
        return new RowStep(
                absent ? statements.insert() : statements.upsert(),
                (statement, at) -> setImage(statement, setKey(statement, at, key), image),
                absent,
                write.position());
    }

    private static int setKey(PreparedStatement statement, int at, byte[] key) throws SQLException {
        statement.setBytes(at, key);
        return at + 1;
    }

    private static int setVersion(PreparedStatement statement, int at, Version version) throws SQLException {
        statement.setLong(at, version.version());
        return at + 1;
    }

    private static int setImage(PreparedStatement statement, int first, Image image) throws SQLException {
        int at = first;
        statement.setBytes(at++, image.json().unsafeArray());
        statement.setInt(at++, image.size());
        statement.setLong(at++, image.version());
        return at;
    }
}
