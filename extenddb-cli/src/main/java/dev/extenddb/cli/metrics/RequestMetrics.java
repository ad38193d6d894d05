package dev.extenddb.cli.metrics;

import dev.extenddb.dataplane.TransactionCanceledException;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.operation.Caller;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.RequestReport;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests: how many, how long they took, how they ended. Thread-safe. */
final class RequestMetrics implements RequestObserver {

    private static final double NANOS_A_SECOND = 1e9;

    /** In seconds: from what a read in memory takes to what no client waits for. */
    private static final double[] LATENCIES = {
        0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    private final TableLabels tables;
    private final Counter requests;
    private final Histogram latency;
    private final Counter returnedBytes;
    private final Counter throttled;
    private final Counter conditions;
    private final Counter conflicts;
    private final Map<String, Outcomes> byOperation = new ConcurrentHashMap<>();
    private final Map<TableLabel, Map<String, Successes>> byTable = new ConcurrentHashMap<>();

    RequestMetrics(PrometheusRegistry registry, TableLabels tables) {
        this.tables = tables;
        tables.whenRemoved(this::forget);
        requests = Counter.builder()
                .name("extenddb_requests_total")
                .help(
                        "Requests that were answered, by the HTTP status and the error's name, which is empty for success.")
                .labelNames("operation", "status", "error")
                .withoutExemplars()
                .register(registry);
        latency = Histogram.builder()
                .name("extenddb_successful_request_latency_seconds")
                .help("The time from a request's last byte to its answer, for requests that succeeded.")
                .labelNames("operation", "account", "table")
                .classicOnly()
                .classicUpperBounds(LATENCIES)
                .withoutExemplars()
                .register(registry);
        returnedBytes = counter(registry, "returned_bytes", "Bytes of answers, for requests that succeeded.");
        throttled = counter(registry, "throttled_requests", "Requests that were not let run.");
        conditions = counter(
                registry,
                "conditional_check_failed_requests",
                "Requests whose conditions, or one of them, did not hold.");
        conflicts = counter(
                registry, "transaction_conflicts", "Requests that failed since a transaction was at the same items.");
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help) {
        return Counter.builder()
                .name("extenddb_" + name + "_total")
                .help(help)
                .labelNames("operation", "account", "table")
                .withoutExemplars()
                .register(registry);
    }

    /** The counters of one operation by how it ended. */
    private static final class Outcomes {

        private final CounterDataPoint success;
        private final Map<ErrorCode, CounterDataPoint> errors = new ConcurrentHashMap<>();

        Outcomes(CounterDataPoint success) {
            this.success = success;
        }
    }

    private record Successes(DistributionDataPoint latency, CounterDataPoint returnedBytes) {}

    @Override
    public void answered(RequestReport report) {
        String operation = report.operation().orElse("Unknown");
        outcome(operation, report).inc();
        String account = report.caller().map(Caller::account).orElse("");
        String table = report.table().orElse("");
        if (report.error().isPresent()) {
            count(report.error().get(), operation, tables.find(account, table));
        } else {
            succeeded(report, operation, account, table);
        }
    }

    private CounterDataPoint outcome(String operation, RequestReport report) {
        Outcomes outcomes = byOperation.get(operation);
        if (outcomes == null) {
            outcomes = byOperation.computeIfAbsent(operation, o -> new Outcomes(requests.labelValues(o, "200", "")));
        }
        if (report.error().isPresent()) {
            return outcome(outcomes, operation, report.error().get().code());
        }
        // What is no request of the service is no error either.
        return report.status() == 200
                ? outcomes.success
                : requests.labelValues(operation, Integer.toString(report.status()), "");
    }

    private CounterDataPoint outcome(Outcomes outcomes, String operation, ErrorCode code) {
        CounterDataPoint known = outcomes.errors.get(code);
        return known != null
                ? known
                : outcomes.errors.computeIfAbsent(
                        code, c -> requests.labelValues(operation, Integer.toString(c.httpStatus()), c.wireName()));
    }

    private void succeeded(RequestReport report, String operation, String account, String table) {
        if (report.operation().isEmpty()) {
            return;
        }
        TableLabel label = tables.of(account, table);
        Successes successes = successes(label, operation);
        successes.latency().observe(report.nanos() / NANOS_A_SECOND);
        successes.returnedBytes().inc(report.responseBytes());
        if (operation.equals("DeleteTable")) {
            tables.remove(label);
        }
    }

    private Successes successes(TableLabel label, String operation) {
        Map<String, Successes> operations = byTable.get(label);
        if (operations == null) {
            operations = byTable.computeIfAbsent(label, l -> new ConcurrentHashMap<>());
        }
        Successes known = operations.get(operation);
        return known != null
                ? known
                : operations.computeIfAbsent(
                        operation,
                        o -> new Successes(
                                latency.labelValues(o, label.account(), label.table()),
                                returnedBytes.labelValues(o, label.account(), label.table())));
    }

    private void forget(TableLabel label) {
        byTable.remove(label);
        latency.removeIf(values -> isOf(label, values));
        for (Counter counter : new Counter[] {returnedBytes, throttled, conditions, conflicts}) {
            counter.removeIf(values -> isOf(label, values));
        }
    }

    private static boolean isOf(TableLabel label, List<String> values) {
        return values.get(1).equals(label.account()) && values.get(2).equals(label.table());
    }

    private void count(DynamoDbException error, String operation, TableLabel label) {
        switch (error.code()) {
            case THROTTLING, PROVISIONED_THROUGHPUT_EXCEEDED, REQUEST_LIMIT_EXCEEDED ->
                count(throttled, operation, label);
            case CONDITIONAL_CHECK_FAILED -> count(conditions, operation, label);
            case TRANSACTION_CONFLICT, TRANSACTION_IN_PROGRESS -> count(conflicts, operation, label);
            case TRANSACTION_CANCELED -> countReasons((TransactionCanceledException) error, operation, label);
            default -> {
                // Counted with all requests.
            }
        }
    }

    private void countReasons(TransactionCanceledException error, String operation, TableLabel label) {
        countIfAny(error, "ConditionalCheckFailed", conditions, operation, label);
        countIfAny(error, "TransactionConflict", conflicts, operation, label);
        countIfAny(error, "ThrottlingError", throttled, operation, label);
        countIfAny(error, "ProvisionedThroughputExceeded", throttled, operation, label);
    }

    private static void countIfAny(
            TransactionCanceledException error, String code, Counter counter, String operation, TableLabel label) {
        if (error.reasons().stream().anyMatch(reason -> reason.code().equals(code))) {
            count(counter, operation, label);
        }
    }

    private static void count(Counter counter, String operation, TableLabel label) {
        counter.labelValues(operation, label.account(), label.table()).inc();
    }
}
