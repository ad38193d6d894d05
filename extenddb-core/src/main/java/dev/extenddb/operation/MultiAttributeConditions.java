package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.KeyCondition.Comparison;
import dev.extenddb.expression.KeyCondition.Operator;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.KeySchema.KeyAttribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which conditions a key of several attributes takes: equality on every partition attribute, and on sort attributes from the first, of
 * which only the last one conditioned may be compared otherwise; see "Multi-attribute keys" in the Developer Guide.
 */
final class MultiAttributeConditions {

    private static final String REQUIRED = " must have equality conditions specified in the query";

    private final Map<String, Comparison> comparisons;

    private MultiAttributeConditions(Map<String, Comparison> comparisons) {
        this.comparisons = comparisons;
    }

    /**
     * Checks conditions, each under the name of its attribute.
     *
     * @throws DynamoDbException a {@code ValidationException} that names the attributes without equality
     */
    static void require(KeySchema key, Map<String, Comparison> comparisons) {
        var conditions = new MultiAttributeConditions(comparisons);
        conditions.requirePartition(key.partition());
        conditions.requireSort(key.sort());
    }

    private void requirePartition(List<KeyAttribute> partition) {
        requireNone(partition, this::isOpen);
        requireNone(partition, this::isUnequal);
    }

    private static void requireNone(List<KeyAttribute> partition, Predicate<KeyAttribute> fault) {
        if (partition.stream().anyMatch(fault)) {
            throw DynamoDbException.validation("HASH key attributes " + names(partition, fault) + REQUIRED);
        }
    }

    private void requireSort(List<KeyAttribute> sort) {
        Optional<KeyAttribute> beyondGap = sort.stream()
                .dropWhile(attribute -> !isOpen(attribute))
                .dropWhile(this::isOpen)
                .findFirst();
        beyondGap.ifPresent(reason -> {
            throw incomplete(sort, this::isOpen, reason);
        });
        sort.stream()
                .takeWhile(attribute -> !isOpen(attribute))
                .reduce((earlier, later) -> later)
                .filter(last -> before(sort, last).stream().anyMatch(this::isUnequal))
                .ifPresent(last -> {
                    throw incomplete(sort, this::isUnequal, last);
                });
    }

    private static DynamoDbException incomplete(
            List<KeyAttribute> sort, Predicate<KeyAttribute> fault, KeyAttribute reason) {
        return DynamoDbException.validation("RANGE key attributes " + names(before(sort, reason), fault) + REQUIRED
                + " because a condition is present on key attribute " + reason.name());
    }

    private static List<KeyAttribute> before(List<KeyAttribute> sort, KeyAttribute attribute) {
        return sort.subList(0, sort.indexOf(attribute));
    }

    private static String names(List<KeyAttribute> attributes, Predicate<KeyAttribute> wanted) {
        return attributes.stream().filter(wanted).map(KeyAttribute::name).collect(Collectors.joining(", "));
    }

    private boolean isOpen(KeyAttribute attribute) {
        return !comparisons.containsKey(attribute.name());
    }

    private boolean isUnequal(KeyAttribute attribute) {
        Comparison comparison = comparisons.get(attribute.name());
        return comparison != null && comparison.operator() != Operator.EQ;
    }
}
