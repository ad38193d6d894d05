package dev.extenddb.cli.metrics;

import dev.extenddb.storage.sql.PoolFigures;
import dev.extenddb.storage.sql.PoolObserver;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Tells how pools of database connections fare. Thread-safe. */
final class PoolMetrics implements PoolObserver {

    private static final double[] WAITS = {0.000_01, 0.000_1, 0.001, 0.01, 0.1, 1, 10};

    private final Map<String, Supplier<PoolFigures>> pools = new ConcurrentHashMap<>();
    private final Map<String, DistributionDataPoint> waits = new ConcurrentHashMap<>();
    private final Histogram acquireLatency;
    private final Counter timeouts;

    PoolMetrics(PrometheusRegistry registry) {
        gauge(registry, "active_connections", "Database connections in use.", PoolFigures::active);
        gauge(registry, "idle_connections", "Database connections that wait to be used.", PoolFigures::idle);
        gauge(registry, "waiting_threads", "Threads that wait for a database connection.", PoolFigures::waiting);
        gauge(registry, "max_connections", "How many database connections there may be.", PoolFigures::most);
        acquireLatency = Histogram.builder()
                .name("extenddb_pool_acquire_latency_seconds")
                .help("How long a database connection was waited for.")
                .labelNames("pool")
                .classicOnly()
                .classicUpperBounds(WAITS)
                .withoutExemplars()
                .register(registry);
        timeouts = Counter.builder()
                .name("extenddb_pool_timeouts_total")
                .help("How often a database connection was waited for in vain.")
                .labelNames("pool")
                .withoutExemplars()
                .register(registry);
    }

    private void gauge(PrometheusRegistry registry, String name, String help, ToIntFunction<PoolFigures> figure) {
        GaugeWithCallback.builder()
                .name("extenddb_pool_" + name)
                .help(help)
                .labelNames("pool")
                .callback(callback ->
                        pools.forEach((pool, figures) -> callback.call(figure.applyAsInt(figures.get()), pool)))
                .register(registry);
    }

    @Override
    public void opened(String pool, Supplier<PoolFigures> figures) {
        pools.put(pool, figures);
        waits.put(pool, acquireLatency.labelValues(pool));
        timeouts.labelValues(pool);
    }

    @Override
    public void acquired(String pool, long nanos) {
        DistributionDataPoint wait = waits.get(pool);
        if (wait != null) {
            wait.observe(Unit.nanosToSeconds(nanos));
        }
    }

    @Override
    public void timedOut(String pool) {
        timeouts.labelValues(pool).inc();
    }
}
