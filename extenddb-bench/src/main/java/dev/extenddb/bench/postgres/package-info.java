/**
 * A server on PostgreSQL over HTTP, beside what pgbench gets out of the same database without one: of plain statements by key, and of the
 * statements that another implementation sends for the same requests.
 *
 * <p>Start at {@link dev.extenddb.bench.postgres.PostgresBenchmark}; the scripts that pgbench runs are resources of this package.
 */
package dev.extenddb.bench.postgres;
