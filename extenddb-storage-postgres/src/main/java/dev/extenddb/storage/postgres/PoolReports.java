package dev.extenddb.storage.postgres;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import dev.extenddb.storage.sql.PoolFigures;
import dev.extenddb.storage.sql.PoolObserver;

/** Passes on what HikariCP tells of a pool. */
record PoolReports(PoolObserver observer) implements MetricsTrackerFactory {

    @Override
    public IMetricsTracker create(String pool, PoolStats stats) {
        observer.opened(
                pool,
                () -> new PoolFigures(
                        stats.getActiveConnections(),
                        stats.getIdleConnections(),
                        stats.getPendingThreads(),
                        stats.getMaxConnections()));
        return new IMetricsTracker() {
            @Override
            public void recordConnectionAcquiredNanos(long nanos) {
                observer.acquired(pool, nanos);
            }

            @Override
            public void recordConnectionTimeout() {
                observer.timedOut(pool);
            }
        };
    }
}
