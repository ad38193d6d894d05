/**
 * How long it takes from nothing to the first answers: as a process, and embedded in a test's JVM.
 *
 * <p>Start at {@link dev.extenddb.bench.boot.ColdStart} and {@link dev.extenddb.bench.boot.EmbeddedBoot}.
 */
package dev.extenddb.bench.boot;
