/**
 * What it costs to know who asks: signed requests under a policy against the same requests believed, by one server in one run.
 *
 * <p>Start reading at {@link dev.extenddb.bench.auth.AuthBenchmark}.
 */
package dev.extenddb.bench.auth;
