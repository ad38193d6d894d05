/**
 * Requests a second and server CPU time a request over HTTP, beside DynamoDB Local.
 *
 * <p>The client is bare sockets and requests rendered beforehand, so that it leaves the cores to the servers. Start at
 * {@link dev.extenddb.bench.load.LoadBenchmark}.
 */
package dev.extenddb.bench.load;
