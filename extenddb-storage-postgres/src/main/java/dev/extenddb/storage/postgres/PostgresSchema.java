package dev.extenddb.storage.postgres;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.extenddb.storage.sql.CatalogTable;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.Schema;
import java.util.List;
import java.util.OptionalInt;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;

/** The SQL schema that holds all tables, and its version. */
final class PostgresSchema {

    private static final String VERSION_TABLE = "schema_version";

    private final String name;
    private final Schema schema;

    PostgresSchema(String name, CatalogTable documents) {
        this.name = name;
        this.schema = new Schema(name(name, VERSION_TABLE), List.of(documents::create));
    }

    /** Creates or upgrades it. */
    void bring(Database database) {
        schema.bring(database, this::createSqlSchema);
    }

    /** Sees to it that it is there, and of the version that this program works with. */
    void require(Database database) {
        OptionalInt present = schema.present(database, this::versionTableExists);
        if (present.isEmpty() || present.getAsInt() != schema.latest()) {
            throw new SchemaVersionException(present, schema.latest());
        }
    }

    /** Looks first: a role that may not create schemas can be given one. */
    private void createSqlSchema(DSLContext sql) {
        var namespaces = table(name("pg_catalog", "pg_namespace"));
        var namespace = field(name("pg_catalog", "pg_namespace", "nspname"), SQLDataType.VARCHAR);
        if (!sql.fetchExists(namespaces, namespace.eq(name))) {
            sql.createSchemaIfNotExists(name(name)).execute();
        }
    }

    private boolean versionTableExists(DSLContext sql) {
        var tables = table(name("pg_catalog", "pg_tables"));
        Condition ours = field(name("pg_catalog", "pg_tables", "schemaname"), SQLDataType.VARCHAR)
                .eq(name)
                .and(field(name("pg_catalog", "pg_tables", "tablename"), SQLDataType.VARCHAR)
                        .eq(VERSION_TABLE));
        return sql.fetchExists(tables, ours);
    }
}
