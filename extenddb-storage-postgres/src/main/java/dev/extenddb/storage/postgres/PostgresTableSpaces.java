package dev.extenddb.storage.postgres;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.RowTable;
import dev.extenddb.storage.sql.SqlFailures;
import java.math.BigDecimal;

/** A SQL table for each table and each index. */
final class PostgresTableSpaces implements TableSpaces {

    private final Database database;
    private final SeparateTables tables;

    PostgresTableSpaces(Database database, SeparateTables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public void create(TableRef table) {
        try {
            database.query(sql -> {
                tables.rowTable(table).create(sql);
                return null;
            });
        } catch (StorageException e) {
            // IF NOT EXISTS looks before it creates, and another process may create in between.
            if (!SqlFailures.isAlreadyThere(e)) {
                throw e;
            }
        }
    }

    @Override
    public void drop(TableRef table) {
        database.query(
                sql -> sql.dropTableIfExists(tables.rowTable(table).table()).execute());
        tables.forget(table);
    }

    @Override
    public Statistics statistics(TableRef table) {
        RowTable rows = tables.rowTable(table);
        return database.transactQuery(sql -> {
            sql.fetch(PostgresStorage.READ_ALL);
            return sql.select(count(), coalesce(sum(rows.size()), inline(BigDecimal.ZERO)))
                    .from(rows.table())
                    .fetchSingle(
                            row -> new Statistics(row.value1(), row.value2().longValueExact()));
        });
    }
}
