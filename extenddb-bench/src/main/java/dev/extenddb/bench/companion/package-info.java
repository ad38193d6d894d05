/**
 * The test companion beside DynamoDB Local embedded in the tests' JVM: boots, scopes, a suite, and operations a second.
 *
 * <p>Start at {@link dev.extenddb.bench.companion.CompanionBenchmark}.
 */
package dev.extenddb.bench.companion;
