/**
 * Servers as child processes: DynamoDB Local and the standalone jar, on the loopback address, ended by whoever started them.
 *
 * <p>Nothing here knows a request. Start at {@link dev.extenddb.bench.server.ServerProcess}.
 */
package dev.extenddb.bench.server;
