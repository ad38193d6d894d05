package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import dev.extenddb.throttle.Access;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts capacity by partition, to find those that take most of it. Thread-safe. */
final class HotPartitions {

    /** What is consumed less than this is no load to speak of. */
    private static final double LEAST_UNITS = 100;

    private static final double SHARE = 0.5;

    private final boolean counting;
    private final Map<String, Map<Bytes, Double>> units = new TreeMap<>();

    HotPartitions(boolean counting) {
        this.counting = counting;
    }

    synchronized void consume(Table table, Optional<Index> index, Access access, Bytes key, double consumed) {
        if (counting && key.length() >= KeyBytes.DIGEST_LENGTH) {
            String what = (access == Access.READ ? "reads of " : "writes to ")
                    + table.name()
                    + index.map(i -> "/" + i.name()).orElse("");
            var partition = Bytes.wrap(Arrays.copyOf(key.toArray(), KeyBytes.DIGEST_LENGTH));
            units.computeIfAbsent(what, w -> new HashMap<>()).merge(partition, consumed, Double::sum);
        }
    }

    synchronized List<String> findings() {
        return units.entrySet().stream()
                .flatMap(entry -> finding(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static Optional<String> finding(String what, Map<Bytes, Double> partitions) {
        double sum =
                partitions.values().stream().mapToDouble(Double::doubleValue).sum();
        double most = partitions.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        if (sum < LEAST_UNITS || most <= SHARE * sum) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "Hot key: one partition takes %.0f%% of the capacity of %s (%.1f of %.1f units)",
                100 * most / sum,
                what,
                most,
                sum));
    }

    synchronized void clear() {
        units.clear();
    }
}
