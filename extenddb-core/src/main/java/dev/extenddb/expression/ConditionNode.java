package dev.extenddb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A condition as a tree. It is bound when all its operands are; {@link Condition#of} makes a bound tree executable. The text form of a
 * node is an expression that parses to the same node.
 */
public sealed interface ConditionNode {

    /** Calls the method of the visitor for this kind of node. */
    <R> R accept(Visitor<R> visitor);

    /** Shows the conditions without conditions in them, from left to right. */
    default void walkLeaves(Consumer<ConditionNode> consumer) {
        consumer.accept(this);
    }

    /** The operands of this node itself, from left to right. */
    default List<Operand> operands() {
        return List.of();
    }

    /** What to do with each kind of node. */
    interface Visitor<R> {
        R and(And and);

        R or(Or or);

        R not(Not not);

        R comparison(Comparison comparison);

        R between(Between between);

        R in(In in);

        R test(Test test);
    }

    /** True when all conditions are; two at least. */
    record And(List<ConditionNode> conditions) implements ConditionNode {
        public And {
            conditions = List.copyOf(conditions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }

        @Override
        public void walkLeaves(Consumer<ConditionNode> consumer) {
            conditions.forEach(condition -> condition.walkLeaves(consumer));
        }

        @Override
        public String toString() {
            return joined(conditions, " AND ");
        }
    }

    /** True when one condition is; two at least. */
    record Or(List<ConditionNode> conditions) implements ConditionNode {
        public Or {
            conditions = List.copyOf(conditions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }

        @Override
        public void walkLeaves(Consumer<ConditionNode> consumer) {
            conditions.forEach(condition -> condition.walkLeaves(consumer));
        }

        @Override
        public String toString() {
            return joined(conditions, " OR ");
        }
    }

    /** True when the condition is not. */
    record Not(ConditionNode condition) implements ConditionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }

        @Override
        public void walkLeaves(Consumer<ConditionNode> consumer) {
            condition.walkLeaves(consumer);
        }

        @Override
        public String toString() {
            return "NOT " + nested(condition);
        }
    }

    /** Two operands and how they must compare. */
    record Comparison(Comparator comparator, Operand left, Operand right) implements ConditionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }

        @Override
        public List<Operand> operands() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            return left + " " + comparator.symbol() + " " + right;
        }
    }

    /** An operand and the bounds, both included, that it must lie between. */
    record Between(Operand operand, Operand lower, Operand upper) implements ConditionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.between(this);
        }

        @Override
        public List<Operand> operands() {
            return List.of(operand, lower, upper);
        }

        @Override
        public String toString() {
            return operand + " BETWEEN " + lower + " AND " + upper;
        }
    }

    /** An operand and those of which one must equal it. */
    record In(Operand operand, List<Operand> candidates) implements ConditionNode {
        public In {
            candidates = List.copyOf(candidates);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.in(this);
        }

        @Override
        public List<Operand> operands() {
            List<Operand> operands = new ArrayList<>(candidates.size() + 1);
            operands.add(operand);
            operands.addAll(candidates);
            return operands;
        }

        @Override
        public String toString() {
            return operand + " IN ("
                    + candidates.stream().map(Operand::toString).collect(Collectors.joining(", ")) + ")";
        }
    }

    /** A function that is true or false, such as {@code attribute_exists}. */
    record Test(Operand.Call call) implements ConditionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.test(this);
        }

        @Override
        public List<Operand> operands() {
            return List.of(call);
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }

    private static String joined(List<ConditionNode> conditions, String separator) {
        return conditions.stream().map(ConditionNode::nested).collect(Collectors.joining(separator));
    }

    private static String nested(ConditionNode condition) {
        boolean compound = condition instanceof And || condition instanceof Or;
        return compound ? "(" + condition + ")" : condition.toString();
    }
}
