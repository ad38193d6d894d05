/**
 * The storage interfaces on any SQL database: what H2 and PostgreSQL share, for the use of backends only. jOOQ renders the text of a hot
 * statement once; plain JDBC runs it. The catalog and the schema's set-up go through jOOQ altogether.
 *
 * <p>Nothing here may know DynamoDB beyond the storage interfaces, nor depend on one database's driver. Start reading at {@link
 * dev.extenddb.storage.sql.SqlItemStore}, {@link dev.extenddb.storage.sql.RowSteps} and {@link dev.extenddb.storage.sql.RowLayout}.
 */
package dev.extenddb.storage.sql;
