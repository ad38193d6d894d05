package dev.extenddb.cli.metrics;

import dev.extenddb.operation.JobObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Optional;

/** Tells how background jobs fare. Thread-safe. */
final class JobMetrics implements JobObserver {

    /** Not "job", which Prometheus itself calls what it watches. */
    private static final String TASK = "task";

    private final Gauge lastSuccess;
    private final Gauge lastDuration;
    private final Counter failures;

    JobMetrics(PrometheusRegistry registry) {
        lastSuccess = Gauge.builder()
                .name("extenddb_job_last_success_timestamp_seconds")
                .help("When a background job was last done without failure, in seconds since 1970.")
                .labelNames(TASK)
                .withoutExemplars()
                .register(registry);
        lastDuration = Gauge.builder()
                .name("extenddb_job_last_duration_seconds")
                .help("How long a background job took the last time.")
                .labelNames(TASK)
                .withoutExemplars()
                .register(registry);
        failures = Counter.builder()
                .name("extenddb_job_failures_total")
                .help("How often a background job failed.")
                .labelNames(TASK)
                .withoutExemplars()
                .register(registry);
    }

    @Override
    public void done(String job, long nanos, Optional<RuntimeException> failure) {
        lastDuration.labelValues(job).set(Unit.nanosToSeconds(nanos));
        if (failure.isPresent()) {
            failures.labelValues(job).inc();
        } else {
            lastSuccess.labelValues(job).set(Unit.millisToSeconds(System.currentTimeMillis()));
            failures.labelValues(job);
        }
    }
}
