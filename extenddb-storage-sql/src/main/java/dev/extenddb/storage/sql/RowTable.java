package dev.extenddb.storage.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The names of a SQL table that holds rows, all qualified: some databases need that in an upsert.
 *
 * @param table the SQL table
 * @param key the row's key
 * @param item the item's JSON
 * @param size the item's size by DynamoDB's rules
 * @param version the token that the last write drew
 */
public record RowTable(
        Table<Record> table, Field<byte[]> key, Field<byte[]> item, Field<Integer> size, Field<Long> version) {

    /** The table of a name. */
    public static RowTable named(Name name) {
        return new RowTable(
                DSL.table(name),
                field(name(name, name("key")), SQLDataType.VARBINARY.nullable(false)),
                field(name(name, name("item")), SQLDataType.VARBINARY.nullable(false)),
                field(name(name, name("size")), SQLDataType.INTEGER.nullable(false)),
                field(name(name, name("version")), SQLDataType.BIGINT.nullable(false)));
    }

    /** Creates the table, if it is not there. */
    public void create(DSLContext sql) {
        sql.createTableIfNotExists(table).columns(columns()).primaryKey(key).execute();
    }

    /** All columns, in the order in which an insert names them. */
    public List<Field<?>> columns() {
        return List.of(key, item, size, version);
    }
}
