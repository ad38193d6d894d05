package dev.extenddb.differential;

import dev.extenddb.differential.compare.Aspect;
import dev.extenddb.differential.compare.Difference;
import dev.extenddb.differential.compare.KnownDifferences;
import dev.extenddb.differential.compare.MessageRules;
import dev.extenddb.differential.wire.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run found: how requests fared, and differences by kind. Not thread-safe. */
public final class Report {

    private final List<Difference> unknown = new ArrayList<>();
    private final Map<String, Integer> known = new TreeMap<>();
    private final Map<String, List<Difference>> messages = new TreeMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, int[]> outcomes = new TreeMap<>();

    void count(String operation, Reply reference) {
        outcomes.computeIfAbsent(operation, name -> new int[2])[reference.succeeded() ? 0 : 1]++;
        if (!reference.succeeded()) {
            failures.merge(operation + ": " + MessageRules.withoutParticulars(reference.message()), 1, Integer::sum);
        }
    }

    void add(Difference difference) {
        var covering = KnownDifferences.covering(difference);
        if (covering.isPresent()) {
            known.merge(covering.get().name(), 1, Integer::sum);
        } else if (difference.aspect() == Aspect.UNCHECKED_MESSAGE) {
            messages.computeIfAbsent(difference.kind(), kind -> new ArrayList<>())
                    .add(difference);
        } else {
            unknown.add(difference);
        }
    }

    /** The most frequent failures at DynamoDB Local: what the generator spends its requests on. */
    public String failures(int most) {
        return failures.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .map(failure -> "  %6d  %s%n".formatted(failure.getValue(), failure.getKey()))
                .collect(Collectors.joining());
    }

    /** The differences that no entry of the list of known ones covers. */
    public List<Difference> unknown() {
        return List.copyOf(unknown);
    }

    /** How many requests of an operation succeeded at DynamoDB Local. */
    public int succeeded(String operation) {
        return outcomes.getOrDefault(operation, new int[2])[0];
    }

    /** How many requests of an operation failed at DynamoDB Local. */
    public int failed(String operation) {
        return outcomes.getOrDefault(operation, new int[2])[1];
    }

    /**
     * All of it as text.
     *
     * @param examples how many differences of each kind to show in full
     */
    public String text(int examples) {
        var text = new StringBuilder("requests at DynamoDB Local: succeeded, failed\n");
        outcomes.forEach(
                (operation, counts) -> text.append("  %-20s %6d %6d%n".formatted(operation, counts[0], counts[1])));
        text.append("known differences\n");
        known.forEach((name, count) -> text.append("  %6d  %s%n".formatted(count, name)));
        text.append("unchecked messages\n");
        appendGroups(text, messages, 0);
        text.append("unknown differences: ").append(unknown.size()).append('\n');
        var byKind = new TreeMap<String, List<Difference>>();
        unknown.forEach(difference -> byKind.computeIfAbsent(difference.kind(), kind -> new ArrayList<>())
                .add(difference));
        appendGroups(text, byKind, examples);
        return text.toString();
    }

    private static void appendGroups(StringBuilder text, Map<String, List<Difference>> groups, int examples) {
        groups.entrySet().stream()
                .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
                .forEach(group -> {
                    text.append("  %6d  %s%n".formatted(group.getValue().size(), group.getKey()));
                    group.getValue().stream()
                            .limit(examples)
                            .forEach(difference ->
                                    text.append(difference.toString().indent(10)));
                });
    }
}
