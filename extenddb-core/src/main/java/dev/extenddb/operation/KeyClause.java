package dev.extenddb.operation;

import dev.extenddb.expression.Comparator;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.KeyCondition;
import dev.extenddb.expression.Operand;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.KeySchema.KeyAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A WHERE clause in view of a key: what it says of the key's attributes, so that rows can be found by it, and the rest, which rows must
 * meet.
 *
 * @param schema the key
 * @param onKey equalities of all partition attributes, then conditions on sort attributes as far as they make one range; none if the
 *     partition is not given
 * @param rest all other conditions
 */
record KeyClause(KeySchema schema, List<ConditionNode> onKey, List<ConditionNode> rest) {

    static KeyClause of(KeySchema schema, Optional<ConditionNode> where) {
        List<ConditionNode> all = new ArrayList<>();
        where.ifPresent(condition -> flatten(condition, all));
        List<ConditionNode> open = new ArrayList<>(all);
        List<ConditionNode> onKey = new ArrayList<>();
        for (KeyAttribute attribute : schema.partition()) {
            Optional<ConditionNode> equality = take(open, node -> isEquality(node, attribute))
                    .or(() -> take(open, node -> isChoice(node, attribute, schema)));
            if (equality.isEmpty()) {
                return new KeyClause(schema, List.of(), all);
            }
            onKey.add(equality.get());
        }
        for (KeyAttribute attribute : schema.sort()) {
            Optional<ConditionNode> equality = take(open, node -> isEquality(node, attribute));
            if (equality.isEmpty()) {
                take(open, node -> isRange(node, attribute)).ifPresent(onKey::add);
                break;
            }
            onKey.add(equality.get());
        }
        return new KeyClause(schema, onKey, open);
    }

    /** The conditions that must all hold. A choice of one value is an equality. */
    private static void flatten(ConditionNode condition, List<ConditionNode> into) {
        if (condition instanceof ConditionNode.And and) {
            and.conditions().forEach(part -> flatten(part, into));
        } else if (condition instanceof ConditionNode.In in && in.candidates().size() == 1) {
            into.add(new ConditionNode.Comparison(
                    Comparator.EQ, in.operand(), in.candidates().get(0)));
        } else {
            into.add(condition);
        }
    }

    private static Optional<ConditionNode> take(List<ConditionNode> open, Predicate<ConditionNode> wanted) {
        Optional<ConditionNode> found = open.stream().filter(wanted).findFirst();
        found.ifPresent(open::remove);
        return found;
    }

    private static boolean isEquality(ConditionNode node, KeyAttribute attribute) {
        return node instanceof ConditionNode.Comparison comparison
                && comparison.comparator() == Comparator.EQ
                && equatesWithValue(comparison, attribute);
    }

    /** The value may be of any type: what can be no key is refused as one, rather than searched for. */
    private static boolean equatesWithValue(ConditionNode.Comparison comparison, KeyAttribute attribute) {
        return (isAttribute(comparison.left(), attribute) && comparison.right() instanceof Operand.Literal)
                || (isAttribute(comparison.right(), attribute) && comparison.left() instanceof Operand.Literal);
    }

    private static boolean isRange(ConditionNode node, KeyAttribute attribute) {
        if (node instanceof ConditionNode.Comparison comparison) {
            return comparison.comparator().isOrdering() && comparesWithKeyValues(comparison, attribute);
        }
        if (node instanceof ConditionNode.Between between) {
            return isAttribute(between.operand(), attribute) && comparesWithKeyValues(between, attribute);
        }
        return node instanceof ConditionNode.Test test
                && test.call().function().equals("begins_with")
                && isAttribute(test.call().arguments().get(0), attribute)
                && isKeyValue(test.call().arguments().get(1));
    }

    /** Only the one attribute of a partition can have several values, each a range of its own. */
    private static boolean isChoice(ConditionNode node, KeyAttribute attribute, KeySchema schema) {
        return schema.partition().size() == 1
                && node instanceof ConditionNode.In in
                && comparesWithKeyValues(in, attribute);
    }

    private static boolean comparesWithKeyValues(ConditionNode node, KeyAttribute attribute) {
        long attributes = node.operands().stream()
                .filter(operand -> isAttribute(operand, attribute))
                .count();
        long values = node.operands().stream().filter(KeyClause::isKeyValue).count();
        return attributes == 1 && attributes + values == node.operands().size();
    }

    private static boolean isAttribute(Operand operand, KeyAttribute attribute) {
        return operand.equals(new Operand.Attribute(DocumentPath.of(attribute.name())));
    }

    private static boolean isKeyValue(Operand operand) {
        return operand instanceof Operand.Literal literal
                && literal.value().type().isKeyType();
    }

    /** Whether the partition is given. */
    boolean isKeyed() {
        return !onKey.isEmpty();
    }

    /** The key conditions to read by, one for each value of the partition key. */
    List<KeyCondition> keyConditions() {
        if (!(onKey.get(0) instanceof ConditionNode.In choice)) {
            return List.of(keyCondition(onKey.get(0)));
        }
        return choice.candidates().stream()
                .distinct()
                .map(candidate ->
                        keyCondition(new ConditionNode.Comparison(Comparator.EQ, choice.operand(), candidate)))
                .toList();
    }

    private KeyCondition keyCondition(ConditionNode partition) {
        List<ConditionNode> conditions = new ArrayList<>(onKey);
        conditions.set(0, partition);
        return KeyCondition.of(new ConditionNode.And(conditions));
    }

    /** The key of the only item that can be meant; empty if there may be several. */
    Optional<Item> item() {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (ConditionNode node : onKey) {
            if (!(node instanceof ConditionNode.Comparison comparison) || comparison.comparator() != Comparator.EQ) {
                return Optional.empty();
            }
            boolean attributeFirst = comparison.left() instanceof Operand.Attribute;
            var attribute = (Operand.Attribute) (attributeFirst ? comparison.left() : comparison.right());
            var value = (Operand.Literal) (attributeFirst ? comparison.right() : comparison.left());
            values.put(attribute.path().attribute(), value.value());
        }
        return values.keySet().containsAll(schema.names()) ? Optional.of(Item.of(values)) : Optional.empty();
    }

    /** The first attribute of the key that the rest gives another value to, if there is one. */
    Optional<String> givenTwice() {
        return schema.attributes()
                .filter(attribute -> rest.stream().anyMatch(node -> isEquality(node, attribute)))
                .map(KeyAttribute::name)
                .findFirst();
    }

    /** The rest as one condition. */
    Optional<ConditionNode> condition() {
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(rest.size() == 1 ? rest.get(0) : new ConditionNode.And(rest));
    }
}
