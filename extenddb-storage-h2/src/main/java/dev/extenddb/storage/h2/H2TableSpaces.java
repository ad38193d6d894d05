package dev.extenddb.storage.h2;

import static org.jooq.impl.DSL.name;

import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.RowTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.Condition;

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
    public List<TableRef> all() {
        return database.read(session -> {
            var tables = new ArrayList<TableRef>();
            PreparedStatement next = session.prepare(statements.rows().ascendingToEnd());
            OptionalLong id = tableFrom(next, SharedRows.start(0));
            while (id.isPresent()) {
                tables.add(new TableRef(id.getAsLong()));
                id = tableFrom(next, SharedRows.end(id.getAsLong()));
            }
            return tables;
        });
    }

    /** The table of the first row from a key on. */
    private static OptionalLong tableFrom(PreparedStatement next, byte[] rowKey) throws SQLException {
        next.setBytes(1, rowKey);
        next.setLong(2, 1);
        try (ResultSet row = next.executeQuery()) {
            return row.next() ? OptionalLong.of(SharedRows.tableId(row.getBytes(1))) : OptionalLong.empty();
        }
    }

    @Override
    public void quarantine(TableRef table) {
        RowTable rows = RowTable.named(name("item"));
        RowTable quarantine = RowTable.named(name("quarantine"));
        Condition isOfTable =
                rows.key().ge(SharedRows.start(table.id())).and(rows.key().lt(SharedRows.end(table.id())));
        database.query(sql -> sql.createTableIfNotExists(quarantine.table())
                .columns(quarantine.columns())
                .primaryKey(quarantine.key())
                .execute());
        database.transactQuery(sql -> {
            sql.insertInto(quarantine.table(), quarantine.columns())
                    .select(sql.select(rows.columns()).from(rows.table()).where(isOfTable))
                    .execute();
            return sql.deleteFrom(rows.table()).where(isOfTable).execute();
        });
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
