/**
 * Figures for Prometheus. Whoever has something to count knows an observer's interface alone, such as
 * {@link dev.extenddb.protocol.RequestObserver}; here those are implemented, and what they heard is shown at {@code /metrics}.
 *
 * <p>Nothing outside of this package knows the library. Start reading at {@link dev.extenddb.cli.metrics.Metrics}.
 */
package dev.extenddb.cli.metrics;
