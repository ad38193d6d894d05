package dev.extenddb.storage.sql;

/**
 * The texts of the statements on one SQL table of rows. An image's parameters are, in order: item, size, version.
 *
 * @param space tells the SQL tables apart in the results of {@code findMany}
 * @param find item, size and version of a row. Parameters: key
 * @param findMany space, key, item, size and version of rows; can be joined with others by UNION ALL. Parameters: array of keys
 * @param ascending key, item, size and version in the order of keys. Parameters: first key, key beyond the last, number of rows
 * @param ascendingToEnd the same. Parameters: first key, number of rows
 * @param descending as {@code ascending}, in the opposite order
 * @param descendingFromEnd as {@code ascendingToEnd}, in the opposite order
 * @param size the sum of the sizes of rows. Parameters: first key, key beyond the last
 * @param upsert writes a row, whatever is there. Parameters: key, image
 * @param insert writes a row where there is none: else it counts no row, or fails with a duplicate key. Parameters: key, image
 * @param update replaces a row of a version. Parameters: image, key, version
 * @param delete removes a row. Parameters: key
 * @param deleteVersion removes a row of a version. Parameters: key, version
 * @param lockVersion returns and locks a row of a version until the transaction ends. Parameters: key, version
 */
public record RowStatements(
        long space,
        String find,
        String findMany,
        String ascending,
        String ascendingToEnd,
        String descending,
        String descendingFromEnd,
        String size,
        String upsert,
        String insert,
        String update,
        String delete,
        String deleteVersion,
        String lockVersion) {}
