package dev.extenddb.storage.sql;

import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.field;

import dev.extenddb.storage.CatalogKey;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The names of the SQL table that holds the control plane's documents.
 *
 * @param table the SQL table
 * @param account see {@link CatalogKey}
 * @param region see {@link CatalogKey}
 * @param kind see {@link CatalogKey}
 * @param name see {@link CatalogKey}
 * @param version counts the document's changes
 * @param document the document
 */
public record CatalogTable(
        Table<Record> table,
        Field<String> account,
        Field<String> region,
        Field<String> kind,
        Field<String> name,
        Field<Long> version,
        Field<byte[]> document) {

    /**
     * The table of a name.
     *
     * @param text the type of texts, whose collation must compare code points; its length does not matter
     */
    public static CatalogTable named(Name name, DataType<String> text) {
        return new CatalogTable(
                DSL.table(name),
                field(DSL.name(name, DSL.name("account")), text.length(32).nullable(false)),
                field(DSL.name(name, DSL.name("region")), text.length(64).nullable(false)),
                field(DSL.name(name, DSL.name("kind")), text.length(32).nullable(false)),
                field(DSL.name(name, DSL.name("name")), text.length(512).nullable(false)),
                field(DSL.name(name, DSL.name("version")), SQLDataType.BIGINT.nullable(false)),
                field(DSL.name(name, DSL.name("document")), SQLDataType.VARBINARY.nullable(false)));
    }

    /** Creates the table. */
    public void create(DSLContext sql) {
        sql.createTable(table)
                .columns(account, region, kind, name, version, document)
                .constraints(constraint().primaryKey(account, region, kind, name))
                .execute();
    }
}
