package dev.extenddb.expression;

import dev.extenddb.expression.ConditionNode.And;
import dev.extenddb.expression.ConditionNode.Between;
import dev.extenddb.expression.ConditionNode.Comparison;
import dev.extenddb.expression.ConditionNode.In;
import dev.extenddb.expression.ConditionNode.Not;
import dev.extenddb.expression.ConditionNode.Or;
import dev.extenddb.expression.ConditionNode.Test;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A condition as nested predicates: made once, tested for every item. */
record CompiledCondition(Predicate<Item> predicate, List<DocumentPath> paths) implements Condition {

    static Condition of(ConditionNode condition) {
        List<DocumentPath> paths = new ArrayList<>();
        condition.walkLeaves(leaf -> leaf.operands()
                .forEach(operand -> operand.walk(part -> {
                    if (part instanceof Operand.Attribute attribute) {
                        paths.add(attribute.path());
                    }
                })));
        return new CompiledCondition(condition.accept(new Compiler()), List.copyOf(paths));
    }

    @Override
    public boolean test(Item item) {
        return predicate.test(item);
    }

    /** Makes predicates of conditions. */
    private static final class Compiler implements ConditionNode.Visitor<Predicate<Item>> {

        @Override
        public Predicate<Item> and(And and) {
            List<Predicate<Item>> predicates = each(and.conditions());
            return item -> {
                for (Predicate<Item> predicate : predicates) {
                    if (!predicate.test(item)) {
                        return false;
                    }
                }
                return true;
            };
        }

        @Override
        public Predicate<Item> or(Or or) {
            List<Predicate<Item>> predicates = each(or.conditions());
            return item -> {
                for (Predicate<Item> predicate : predicates) {
                    if (predicate.test(item)) {
                        return true;
                    }
                }
                return false;
            };
        }

        private List<Predicate<Item>> each(List<ConditionNode> conditions) {
            List<Predicate<Item>> predicates = new ArrayList<>(conditions.size());
            conditions.forEach(condition -> predicates.add(condition.accept(this)));
            return predicates;
        }

        @Override
        public Predicate<Item> not(Not not) {
            return not.condition().accept(this).negate();
        }

        @Override
        public Predicate<Item> comparison(Comparison comparison) {
            Reader left = Readers.of(comparison.left());
            Reader right = Readers.of(comparison.right());
            Comparator comparator = comparison.comparator();
            return switch (comparator) {
                case EQ -> item -> equal(left.read(item), right.read(item));
                case NE -> item -> !equal(left.read(item), right.read(item));
                case LT, LE, GT, GE -> item -> ordered(comparator, left.read(item), right.read(item));
            };
        }

        @Override
        public Predicate<Item> between(Between between) {
            Reader operand = Readers.of(between.operand());
            Reader lower = Readers.of(between.lower());
            Reader upper = Readers.of(between.upper());
            return item -> {
                AttributeValue value = operand.read(item);
                return ordered(Comparator.GE, value, lower.read(item))
                        && ordered(Comparator.LE, value, upper.read(item));
            };
        }

        @Override
        public Predicate<Item> in(In in) {
            Reader operand = Readers.of(in.operand());
            List<Reader> candidates = in.candidates().stream().map(Readers::of).toList();
            return item -> {
                AttributeValue value = operand.read(item);
                for (Reader candidate : candidates) {
                    if (equal(value, candidate.read(item))) {
                        return true;
                    }
                }
                return false;
            };
        }

        @Override
        public Predicate<Item> test(Test test) {
            Operand.Call call = test.call();
            if (call.arguments().size() != FunctionName.of(call).operands()) {
                throw new IllegalArgumentException("Wrong number of operands: " + call);
            }
            Reader first = Readers.of(call.arguments().get(0));
            return switch (FunctionName.of(call)) {
                case ATTRIBUTE_EXISTS -> item -> first.read(item) != null;
                case ATTRIBUTE_NOT_EXISTS -> item -> first.read(item) == null;
                case ATTRIBUTE_TYPE -> ofType(first, call.arguments().get(1));
                case BEGINS_WITH -> both(first, call, Values::beginsWith);
                case CONTAINS -> both(first, call, Values::contains);
                case SIZE, IF_NOT_EXISTS, LIST_APPEND -> throw new IllegalArgumentException("Not a condition: " + call);
            };
        }

        private static Predicate<Item> ofType(Reader operand, Operand name) {
            AttributeType type = Stream.of(AttributeType.values())
                    .filter(known -> name.equals(new Operand.Literal(AttributeValue.of(known.name()))))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Not the name of a type: " + name));
            return item -> {
                AttributeValue value = operand.read(item);
                return value != null && value.type() == type;
            };
        }

        private static Predicate<Item> both(
                Reader first, Operand.Call call, BiPredicate<AttributeValue, AttributeValue> test) {
            Reader second = Readers.of(call.arguments().get(1));
            return item -> {
                AttributeValue one = first.read(item);
                AttributeValue two = second.read(item);
                return one != null && two != null && test.test(one, two);
            };
        }

        private static boolean equal(AttributeValue left, AttributeValue right) {
            return left != null && left.equals(right);
        }

        private static boolean ordered(Comparator comparator, AttributeValue left, AttributeValue right) {
            if (left == null || right == null) {
                return false;
            }
            OptionalInt order = Values.compare(left, right);
            return order.isPresent() && comparator.holds(order.getAsInt());
        }
    }
}
