package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.DynamoNumber;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What updates compute: sums and differences of numbers and of sets. */
final class Arithmetic {

    private Arithmetic() {}

    /** The exact sum of two numbers; DynamoDB refuses sums that it would have to round. */
    static AttributeValue sum(DynamoNumber left, DynamoNumber right) {
        return exact(left.toBigDecimal().add(right.toBigDecimal()));
    }

    /** The exact difference of two numbers; DynamoDB refuses differences that it would have to round. */
    static AttributeValue difference(DynamoNumber left, DynamoNumber right) {
        return exact(left.toBigDecimal().subtract(right.toBigDecimal()));
    }

    private static AttributeValue exact(BigDecimal value) {
        if (value.stripTrailingZeros().precision() > DynamoNumber.MAX_DIGITS) {
            throw UpdateErrors.overflow();
        }
        return new AttributeValue.N(DynamoNumber.of(value));
    }

    /** What ADD makes of a number, a set or a list and another of the same type. */
    static AttributeValue added(AttributeValue value, AttributeValue more) {
        if (value instanceof AttributeValue.N a && more instanceof AttributeValue.N b) {
            return sum(a.value(), b.value());
        }
        if (value instanceof AttributeValue.SS a && more instanceof AttributeValue.SS b) {
            return new AttributeValue.SS(union(a.values(), b.values()));
        }
        if (value instanceof AttributeValue.NS a && more instanceof AttributeValue.NS b) {
            return new AttributeValue.NS(union(a.values(), b.values()));
        }
        if (value instanceof AttributeValue.BS a && more instanceof AttributeValue.BS b) {
            return new AttributeValue.BS(union(a.values(), b.values()));
        }
        if (value instanceof AttributeValue.L a && more instanceof AttributeValue.L b) {
            return new AttributeValue.L(
                    Stream.concat(a.values().stream(), b.values().stream()).toList());
        }
        throw UpdateErrors.operandType();
    }

    /** What DELETE leaves of a set; nothing if all is taken away, for there are no empty sets. */
    static Optional<AttributeValue> without(AttributeValue value, AttributeValue less) {
        if (value instanceof AttributeValue.SS a && less instanceof AttributeValue.SS b) {
            return remaining(a.values(), b.values()).map(AttributeValue.SS::new);
        }
        if (value instanceof AttributeValue.NS a && less instanceof AttributeValue.NS b) {
            return remaining(a.values(), b.values()).map(AttributeValue.NS::new);
        }
        if (value instanceof AttributeValue.BS a && less instanceof AttributeValue.BS b) {
            return remaining(a.values(), b.values()).map(AttributeValue.BS::new);
        }
        throw UpdateErrors.operandType();
    }

    private static <T> Set<T> union(Set<T> one, Set<T> two) {
        Set<T> union = new LinkedHashSet<>(one);
        union.addAll(two);
        return union;
    }

    private static <T> Optional<Set<T>> remaining(Set<T> one, Set<T> two) {
        Set<T> remaining = new LinkedHashSet<>(one);
        remaining.removeAll(two);
        return remaining.isEmpty() ? Optional.empty() : Optional.of(remaining);
    }
}
