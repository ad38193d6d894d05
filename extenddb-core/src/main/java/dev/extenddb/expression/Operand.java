package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Something that has a value, or none, when an expression meets an item. An operand is bound when neither it nor anything in it is a
 * {@link Path} or a {@link Placeholder}; only bound operands can be evaluated.
 */
public sealed interface Operand {

    /** Calls the method of the visitor for this kind of operand. */
    <R> R accept(Visitor<R> visitor);

    /** Shows this operand and then all operands in it, from left to right. */
    default void walk(Consumer<Operand> consumer) {
        consumer.accept(this);
    }

    /** What to do with each kind of operand. */
    interface Visitor<R> {
        R path(Path path);

        R attribute(Attribute attribute);

        R placeholder(Placeholder placeholder);

        R literal(Literal literal);

        R call(Call call);

        R arithmetic(Arithmetic arithmetic);
    }

    /** An operand that is a place in the item: what can be written to and projected. */
    sealed interface Location extends Operand permits Path, Attribute {}

    /** A place in the item as the expression names it; binding makes an {@link Attribute} of it. */
    record Path(PathNode path) implements Location {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.path(this);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A place in the item, by real names. */
    record Attribute(DocumentPath path) implements Location {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attribute(this);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A placeholder for a value, with its {@code :}; binding makes a {@link Literal} of it. */
    record Placeholder(String name) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.placeholder(this);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A value that does not depend on the item. */
    record Literal(AttributeValue value) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** A function and its arguments; the name is as written and need not be one that exists. */
    record Call(String function, List<Operand> arguments) implements Operand {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }

        @Override
        public void walk(Consumer<Operand> consumer) {
            consumer.accept(this);
            arguments.forEach(argument -> argument.walk(consumer));
        }

        @Override
        public String toString() {
            return arguments.stream().map(Operand::toString).collect(Collectors.joining(", ", function + "(", ")"));
        }
    }

    /** The sum or the difference of two numbers; only updates have it. */
    record Arithmetic(Operator operator, Operand left, Operand right) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.arithmetic(this);
        }

        @Override
        public void walk(Consumer<Operand> consumer) {
            consumer.accept(this);
            left.walk(consumer);
            right.walk(consumer);
        }

        @Override
        public String toString() {
            return left + " " + operator.symbol() + " " + right;
        }

        /** What to do with the two numbers. */
        public enum Operator {
            PLUS("+"),
            MINUS("-");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            /** The operator as expressions write it. */
            public String symbol() {
                return symbol;
            }
        }
    }
}
