/**
 * Storage on a PostgreSQL server, or on one that speaks like it. Each table and each index has a SQL table of its own.
 *
 * <p>Only what PostgreSQL does otherwise than other databases may be here. Start reading at {@link
 * dev.extenddb.storage.postgres.PostgresStorage} and {@link dev.extenddb.storage.postgres.PostgresCommitter}.
 */
package dev.extenddb.storage.postgres;
