package dev.extenddb.storage.postgres;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.RowTable;
import dev.extenddb.storage.sql.SqlFailures;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jooq.impl.SQLDataType;

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
    public List<TableRef> all() {
        return database.query(sql -> {
            var relations = table(name("pg_catalog", "pg_tables"));
            var relation = field(name("pg_catalog", "pg_tables", "tablename"), SQLDataType.VARCHAR);
            var schema = field(name("pg_catalog", "pg_tables", "schemaname"), SQLDataType.VARCHAR);
            return sql.select(relation).from(relations).where(schema.eq(tables.schema())).fetch(relation).stream()
                    .flatMap(found -> SeparateTables.idOf(found).stream().mapToObj(TableRef::new))
                    .sorted(Comparator.comparingLong(TableRef::id))
                    .toList();
        });
    }

    @Override
    public void quarantine(TableRef table) {
        var quarantine = name(tables.schema() + "_quarantine");
        RowTable rows = tables.rowTable(table);
        database.query(sql -> sql.createSchemaIfNotExists(quarantine).execute());
        database.query(sql -> sql.execute("alter table if exists {0} set schema {1}", rows.table(), quarantine));
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
