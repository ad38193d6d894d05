/**
 * Benchmarks, each a main class that prints a table with a ratio to DynamoDB Local measured in the same run.
 *
 * <p>Servers are child processes, in {@code server}; nothing here is part of the product.
 */
package dev.extenddb.bench;
