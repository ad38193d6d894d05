package dev.extenddb.storage.h2;

import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.storage.sql.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Tables as ranges of rows in the one SQL table. */
final class H2TableSpaces implements TableSpaces {

    private final Database database;
    private final H2Statements statements;

    H2TableSpaces(Database database, H2Statements statements) {
        this.database = database;
        this.statements = statements;
    }

    @Override
    public void create(TableRef table) {
        // A range of keys needs no room made for it.
    }

    @Override
    public void drop(TableRef table) {
        int removed;
        do {
            removed = database.write(session ->
                    bind(session.prepare(statements.dropRows()), table).executeUpdate());
        } while (removed > 0);
    }

    @Override
    public Statistics statistics(TableRef table) {
        return database.read(session -> {
            try (ResultSet row =
                    bind(session.prepare(statements.statistics()), table).executeQuery()) {
                row.next();
                return new Statistics(row.getLong(1), row.getLong(2));
            }
        });
    }

    private static PreparedStatement bind(PreparedStatement statement, TableRef table) throws SQLException {
        statement.setBytes(1, SharedRows.start(table.id()));
        statement.setBytes(2, SharedRows.end(table.id()));
        return statement;
    }
}
