package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.KeyCondition;
import dev.extenddb.expression.KeyCondition.Comparison;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.item.ValueText;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.KeySchema.KeyAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The range of keys that a key condition means: one partition, and within it what the condition on the sort key leaves. */
final class QueryRange {

    private static final String NOT_SUPPORTED = "Query key condition not supported";

    private final ReadTarget target;
    private final List<AttributeValue> partition = new ArrayList<>();
    private final List<AttributeValue> sortPrefix = new ArrayList<>();
    private final Optional<Comparison> last;

    /**
     * Takes a key condition apart.
     *
     * @throws DynamoDbException a {@code ValidationException} if it does not fit the key
     */
    QueryRange(ReadTarget target, KeyCondition condition) {
        this(target, condition, Optional.empty());
    }

    /**
     * Takes a key condition apart, and checks a starting key beside it as DynamoDB does: attribute by attribute.
     *
     * @throws DynamoDbException a {@code ValidationException} if it or the starting key does not fit the key
     */
    QueryRange(ReadTarget target, KeyCondition condition, Optional<Item> startKey) {
        this.target = target;
        startKey.ifPresent(target::requireStartSize);
        Map<String, Comparison> open = new HashMap<>();
        condition.comparisons().forEach(comparison -> open.put(comparison.attribute(), comparison));
        boolean tooMany = open.size() > target.key().size();
        if (!tooMany && target.key().isMultiAttribute()) {
            MultiAttributeConditions.require(target.key(), open);
        }
        for (KeyAttribute attribute : target.key().partition()) {
            startKey.ifPresent(key -> ReadTarget.requireStartAttribute(attribute, key));
            if (tooMany) {
                throw tooMany(open.size(), target.key());
            }
            partition.add(partitionValue(attribute, open));
        }
        target.key()
                .sort()
                .forEach(attribute -> startKey.ifPresent(key -> ReadTarget.requireStartAttribute(attribute, key)));
        this.last = takeSort(target.key(), open);
        if (!open.isEmpty()) {
            throw missed(target.key(), sortPrefix.size() + (last.isPresent() ? 1 : 0));
        }
    }

    private QueryRange(
            ReadTarget target,
            List<AttributeValue> partition,
            List<AttributeValue> sortPrefix,
            Optional<Comparison> last) {
        this.target = target;
        this.partition.addAll(partition);
        this.sortPrefix.addAll(sortPrefix);
        this.last = last;
    }

    private static AttributeValue partitionValue(KeyAttribute attribute, Map<String, Comparison> open) {
        Comparison comparison = open.remove(attribute.name());
        if (comparison == null) {
            throw missed(attribute.name());
        }
        requireIndexable(attribute, comparison);
        if (comparison.operator() != KeyCondition.Operator.EQ) {
            throw DynamoDbException.validation(NOT_SUPPORTED);
        }
        return comparison.operands().get(0);
    }

    /** Sort attributes from the first: equalities, then at most one other comparison. Returns that one. */
    private Optional<Comparison> takeSort(KeySchema key, Map<String, Comparison> open) {
        for (KeyAttribute attribute : key.sort()) {
            Comparison comparison = open.remove(attribute.name());
            if (comparison == null) {
                return Optional.empty();
            }
            requireIndexable(attribute, comparison);
            if (comparison.operator() != KeyCondition.Operator.EQ) {
                return Optional.of(comparison);
            }
            sortPrefix.add(comparison.operands().get(0));
        }
        return Optional.empty();
    }

    /** Two conditions are never too many by themselves: there, what is told is that a partition key alone does not take them. */
    private static DynamoDbException tooMany(int conditions, KeySchema key) {
        return DynamoDbException.validation(
                conditions > 2
                        ? "The number of query conditions (" + conditions
                                + ") exceeds the number of key attributes defined in the schema (" + key.size() + ")"
                        : NOT_SUPPORTED);
    }

    private static DynamoDbException missed(KeySchema key, int conditioned) {
        return conditioned < key.sort().size()
                ? missed(key.sort().get(conditioned).name())
                : DynamoDbException.validation(NOT_SUPPORTED);
    }

    private static DynamoDbException missed(String attribute) {
        return DynamoDbException.validation("Query condition missed key schema element: " + attribute);
    }

    private static void requireIndexable(KeyAttribute attribute, Comparison comparison) {
        if (comparison.operator() == KeyCondition.Operator.NOT_INDEXABLE) {
            throw DynamoDbException.validation("Attempted conditional constraint is not an indexable operation");
        }
        for (AttributeValue operand : comparison.operands()) {
            if (operand.type() != attribute.type()) {
                throw DynamoDbException.validation("One or more parameter values were invalid: "
                        + "Condition parameter type does not match schema type");
            }
            if (operand.size() == 0) {
                throw DynamoDbException.validation("One or more parameter values are not valid. The AttributeValue "
                        + "for a key attribute cannot contain an empty "
                        + (operand instanceof AttributeValue.S ? "string" : "binary") + " value. Key: "
                        + attribute.name());
            }
        }
    }

    /** The range to read. */
    KeyRange range(boolean ascending) {
        return last.map(comparison -> compared(comparison, ascending))
                .orElseGet(() -> sortPrefix.isEmpty() ? wholePartition(ascending) : equal(ascending));
    }

    /**
     * The range to read after a row.
     *
     * @throws DynamoDbException a {@code ValidationException} if the row is not one that the condition allows, or the only one that there
     *     can be
     */
    KeyRange rangeAfter(Item startKey, boolean ascending) {
        Bytes position = target.position(startKey);
        boolean inPartition = isPartitionOf(startKey);
        if (!sortPrefix.isEmpty() || last.isPresent()) {
            requireSorted(startKey, position);
            if (!inPartition) {
                throw DynamoDbException.validation("The query can return at most one row and cannot be restarted");
            }
        } else if (!inPartition) {
            throw DynamoDbException.validation(
                    "The provided starting key is outside query boundaries based on provided conditions");
        }
        if (isOfOneItem()) {
            throw DynamoDbException.validation(
                    "The provided exclusive start key is invalid: ExclusiveStartKey: " + described(startKey));
        }
        return KeyRanges.after(range(ascending), position);
    }

    /** Whether a partition has but one item, so that nothing can follow it. */
    boolean isOfOneItem() {
        return target.index().isEmpty() && target.key().sort().isEmpty();
    }

    /** Refuses a row that the condition on sort attributes leaves out, whatever its partition. */
    private void requireSorted(Item startKey, Bytes position) {
        KeyRange range = new QueryRange(target, target.key().partitionValues(startKey), sortPrefix, last).range(true);
        boolean before = position.compareTo(range.from()) < 0;
        boolean beyond = range.to().filter(to -> position.compareTo(to) >= 0).isPresent();
        if (before || beyond) {
            throw DynamoDbException.validation("The provided starting key does not match the range key predicate");
        }
    }

    private static String described(Item key) {
        return key.attributes().entrySet().stream()
                .map(attribute -> attribute.getKey() + "=" + ValueText.of(attribute.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Whether a row lies in the partition that the condition means. */
    boolean isPartitionOf(Item row) {
        return target.key().partitionValues(row).equals(partition);
    }

    private KeyRange wholePartition(boolean ascending) {
        return prefix(start().build(), ascending);
    }

    private KeyRange equal(boolean ascending) {
        if (target.index().isPresent()) {
            return prefix(start().build(), ascending);
        }
        Bytes key = exact(sortPrefix.get(0));
        return new KeyRange(target.ref(), key, Optional.of(KeyBytes.after(key)), ascending);
    }

    private KeyRange prefix(Bytes prefix, boolean ascending) {
        return new KeyRange(target.ref(), prefix, KeyBytes.afterPrefix(prefix), ascending);
    }

    private KeyRange compared(Comparison comparison, boolean ascending) {
        AttributeValue first = comparison.operands().get(0);
        Bytes low = start().build();
        Optional<Bytes> high = KeyBytes.afterPrefix(low);
        return switch (comparison.operator()) {
            case EQ -> throw new AssertionError("an equality is part of the prefix");
            case NOT_INDEXABLE -> throw new AssertionError("refused before");
            case LT -> new KeyRange(target.ref(), low, Optional.of(at(first)), ascending);
            case LE -> new KeyRange(target.ref(), low, afterAll(first), ascending);
            case GT -> new KeyRange(target.ref(), afterAll(first).orElse(low), high, ascending);
            case GE -> new KeyRange(target.ref(), at(first), high, ascending);
            case BETWEEN ->
                new KeyRange(
                        target.ref(), at(first), afterAll(comparison.operands().get(1)), ascending);
            case BEGINS_WITH -> prefix(beginning(first), ascending);
        };
    }

    private KeyBytes start() {
        var key = new KeyBytes().digest(partition);
        if (target.index().isPresent()) {
            sortPrefix.forEach(key::terminated);
        }
        return key;
    }

    /** The smallest key whose sort value is {@code value}. */
    private Bytes at(AttributeValue value) {
        return target.index().isPresent() ? start().terminated(value).build() : exact(value);
    }

    /** The smallest key whose sort value is greater than {@code value}. */
    private Optional<Bytes> afterAll(AttributeValue value) {
        return target.index().isPresent()
                ? KeyBytes.afterPrefix(start().terminated(value).build())
                : Optional.of(KeyBytes.after(exact(value)));
    }

    private Bytes beginning(AttributeValue value) {
        return target.index().isPresent() ? start().escaped(value).build() : exact(value);
    }

    private Bytes exact(AttributeValue value) {
        return new KeyBytes().digest(partition).last(value).build();
    }
}
