package dev.extenddb.storage.postgres;

/**
 * Statements on many rows of one SQL table. Their parameters are arrays, so one text serves any number of rows. All lock rows in the order of their
 * keys.
 *
 * @param table the SQL table's name
 * @param upsert writes rows, whatever is there; counts them. Parameters: keys and images
 * @param insert writes rows where there are none; returns the keys written. Parameters: keys and images
 * @param update replaces rows of given versions; returns the keys replaced. Parameters: keys, images and versions expected
 * @param delete removes rows; counts them. Parameters: keys
 */
record BulkStatements(String table, String upsert, String insert, String update, String delete) {

    static final String ON_CONFLICT_REPLACE = """
             on conflict (key) do update set item = excluded.item, size = excluded.size, \
            version = excluded.version""";

    static BulkStatements on(String table) {
        String insertAll = """
                insert into %s (key, item, size, version) \
                select * from unnest(?, ?, ?, ?) as given (key, item, size, version) \
                order by given.key""".formatted(table);
        String update = """
                with given as (select * from unnest(?, ?, ?, ?, ?) \
                as columns (key, item, size, version, expected)), \
                locked as (select present.key from %1$s present join given \
                on present.key = given.key and present.version = given.expected \
                order by present.key for update of present) \
                update %1$s present set item = given.item, size = given.size, \
                version = given.version \
                from given join locked on locked.key = given.key \
                where present.key = given.key and present.version = given.expected returning present.key""".formatted(table);
        String delete = """
                delete from %1$s where key in \
                (select key from %1$s where key = any(?) order by key for update)""".formatted(table);
        return new BulkStatements(
                table,
                insertAll + ON_CONFLICT_REPLACE,
                insertAll + " on conflict do nothing returning key",
                update,
                delete);
    }
}
