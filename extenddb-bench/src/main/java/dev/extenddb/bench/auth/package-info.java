/**
 * What signatures and policies cost. Start with {@link dev.extenddb.bench.auth.AuthBenchmark}.
 */
package dev.extenddb.bench.auth;
