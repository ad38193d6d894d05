package dev.extenddb.cli.metrics;

import dev.extenddb.operation.JobObserver;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.storage.sql.PoolObserver;
import dev.extenddb.throttle.Consumption;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * All figures of a server. Hand the observers to those who have something to tell, and the page to an HTTP server. Thread-safe.
 *
 * <p>What is counted for each table is counted for the first thousand tables; further ones share the name {@code other}.
 */
public final class Metrics {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RequestMetrics requests;
    private final ConsumptionMetrics consumption;
    private final JobMetrics jobs;
    private final PoolMetrics pools;

    /** Nothing counted yet. */
    public Metrics() {
        var tables = new TableLabels();
        requests = new RequestMetrics(registry, tables);
        consumption = new ConsumptionMetrics(registry, tables);
        jobs = new JobMetrics(registry);
        pools = new PoolMetrics(registry);
    }

    /** Adds figures of the Java virtual machine and the process. Not to be called twice. */
    public Metrics withJvm() {
        JvmMetrics.builder().register(registry);
        return this;
    }

    /** Shows which version this is. Not to be called twice. */
    public Metrics withVersion(String version) {
        Info info = Info.builder()
                .name("extenddb_build")
                .help("Which version runs.")
                .labelNames("version")
                .register(registry);
        info.addLabelValues(version);
        return this;
    }

    /** Shows how many requests are under way. Not to be called twice. */
    public Metrics withRequestsUnderWay(LongSupplier count) {
        GaugeWithCallback.builder()
                .name("extenddb_requests_under_way")
                .help("Requests that have begun to come in and whose answers have not all been sent.")
                .callback(callback -> callback.call((double) count.getAsLong()))
                .register(registry);
        return this;
    }

    /** Counts requests. */
    public RequestObserver requests() {
        return requests;
    }

    /** Counts capacity. */
    public Consumption consumption() {
        return consumption;
    }

    /** Counts background jobs. */
    public JobObserver jobs() {
        return jobs;
    }

    /** Counts connections to databases. */
    public PoolObserver pools() {
        return pools;
    }

    /**
     * Answers requests for the figures. It may take some milliseconds.
     *
     * @param token what a request must bring as a bearer token; empty if anybody may see the figures
     */
    public Function<WireRequest, WireResponse> page(Optional<String> token) {
        return new MetricsPage(registry, token);
    }
}
