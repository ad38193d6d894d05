package dev.extenddb.cli.metrics;

import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableIdentity;
import dev.extenddb.throttle.Access;
import dev.extenddb.throttle.Consumption;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the capacity that tables and indexes consume, and what is refused for the lack of it. Thread-safe. */
final class ConsumptionMetrics implements Consumption {

    private static final String[] LABELS = {"account", "table", "index"};

    private final TableLabels tables;
    private final Kind reads;
    private final Kind writes;

    ConsumptionMetrics(PrometheusRegistry registry, TableLabels tables) {
        this.tables = tables;
        this.reads = new Kind(registry, "read");
        this.writes = new Kind(registry, "write");
        tables.whenRemoved(label -> {
            reads.forget(label);
            writes.forget(label);
        });
    }

    /** The counters of reads, or of writes. */
    private static final class Kind {

        private final Counter units;
        private final Counter throttles;
        private final Map<TableLabel, Map<String, CounterDataPoint>> known = new ConcurrentHashMap<>();

        Kind(PrometheusRegistry registry, String word) {
            units = Counter.builder()
                    .name("extenddb_consumed_" + word + "_capacity_units_total")
                    .help("Capacity units of " + word + "s that were consumed.")
                    .labelNames(LABELS)
                    .withoutExemplars()
                    .register(registry);
            throttles = Counter.builder()
                    .name("extenddb_" + word + "_throttle_events_total")
                    .help("Single " + word + "s that were not let run, those within batches and transactions included.")
                    .labelNames(LABELS)
                    .withoutExemplars()
                    .register(registry);
        }

        void consumed(TableLabel label, String index, double count) {
            Map<String, CounterDataPoint> indexes = known.get(label);
            if (indexes == null) {
                indexes = known.computeIfAbsent(label, l -> new ConcurrentHashMap<>());
            }
            CounterDataPoint point = indexes.get(index);
            if (point == null) {
                point = indexes.computeIfAbsent(index, i -> units.labelValues(label.account(), label.table(), i));
            }
            point.inc(count);
        }

        void forget(TableLabel label) {
            known.remove(label);
            units.removeIf(values -> isOf(label, values));
            throttles.removeIf(values -> isOf(label, values));
        }

        private static boolean isOf(TableLabel label, List<String> values) {
            return values.get(0).equals(label.account()) && values.get(1).equals(label.table());
        }

        void throttled(TableLabel label, String index) {
            throttles.labelValues(label.account(), label.table(), index).inc();
        }
    }

    @Override
    public void consumed(Table table, Optional<Index> index, Access access, double units) {
        TableLabel label = label(table);
        kind(access).consumed(label, nameOf(index, label), units);
    }

    @Override
    public void throttled(Table table, Optional<Index> index, Access access) {
        TableLabel label = label(table);
        kind(access).throttled(label, nameOf(index, label));
    }

    private TableLabel label(Table table) {
        TableIdentity identity = table.definition().identity();
        return tables.of(identity.account(), identity.name());
    }

    private static String nameOf(Optional<Index> index, TableLabel label) {
        return index.isEmpty() || label.equals(TableLabel.OTHER)
                ? ""
                : index.get().name();
    }

    private Kind kind(Access access) {
        return access == Access.READ ? reads : writes;
    }
}
