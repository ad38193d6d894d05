package dev.extenddb.assertion;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.DynamoNumber;
import dev.extenddb.item.Item;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares attributes with plain values. */
final class PlainValues {

    private PlainValues() {}

    static boolean hasAll(Item item, Map<String, ?> attributes) {
        return attributes.entrySet().stream()
                .allMatch(attribute -> item.get(attribute.getKey())
                        .filter(value -> equal(value, attribute.getValue()))
                        .isPresent());
    }

    private static boolean equal(AttributeValue value, Object plain) {
        if (value instanceof AttributeValue.S text) {
            return text.value().equals(plain);
        }
        if (value instanceof AttributeValue.N number) {
            return equal(number.value(), plain);
        }
        if (value instanceof AttributeValue.BOOL truth) {
            return Boolean.valueOf(truth.value()).equals(plain);
        }
        if (value instanceof AttributeValue.NULL) {
            return plain == null || plain.equals(Optional.empty());
        }
        if (value instanceof AttributeValue.B binary) {
            return plain instanceof byte[] bytes && binary.value().equals(Bytes.of(bytes));
        }
        return isEqualCollection(value, plain);
    }

    private static boolean isEqualCollection(AttributeValue value, Object plain) {
        if (value instanceof AttributeValue.L list) {
            return plain instanceof List<?> other && isEqualList(list.values(), other);
        }
        if (value instanceof AttributeValue.M map) {
            return plain instanceof Map<?, ?> other
                    && other.size() == map.values().size()
                    && map.values().entrySet().stream()
                            .allMatch(entry -> equal(entry.getValue(), other.get(entry.getKey())));
        }
        if (value instanceof AttributeValue.SS texts) {
            return plain instanceof Set<?> other && other.equals(texts.values());
        }
        if (value instanceof AttributeValue.NS numbers) {
            return plain instanceof Set<?> other
                    && other.size() == numbers.values().size()
                    && numbers.values().stream().allMatch(number -> hasNumber(other, number));
        }
        return false;
    }

    private static boolean isEqualList(List<AttributeValue> values, List<?> plain) {
        if (values.size() != plain.size()) {
            return false;
        }
        for (int i = 0; i < plain.size(); i++) {
            if (!equal(values.get(i), plain.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNumber(Collection<?> plain, DynamoNumber number) {
        return plain.stream().anyMatch(other -> equal(number, other));
    }

    private static boolean equal(DynamoNumber number, Object plain) {
        return plain instanceof Number other && number.toBigDecimal().compareTo(new BigDecimal(other.toString())) == 0;
    }
}
