package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import java.util.OptionalInt;

/** How DynamoDB's expressions look at values: which comes first, what contains what, how large something is. */
final class Values {

    private Values() {}

    /** Compares two strings, numbers or binaries of the same type; nothing for all other pairs, which have no order. */
    static OptionalInt compare(AttributeValue left, AttributeValue right) {
        if (left instanceof AttributeValue.S a && right instanceof AttributeValue.S b) {
            return OptionalInt.of(compareText(a.value(), b.value()));
        }
        if (left instanceof AttributeValue.N a && right instanceof AttributeValue.N b) {
            return OptionalInt.of(a.value().compareTo(b.value()));
        }
        if (left instanceof AttributeValue.B a && right instanceof AttributeValue.B b) {
            return OptionalInt.of(a.value().compareTo(b.value()));
        }
        return OptionalInt.empty();
    }

    /** The order of the UTF-8 forms. It is the order of UTF-16 but for surrogates, which stand for characters above all others. */
    private static int compareText(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean oneSurrogate = Character.isSurrogate(a) != Character.isSurrogate(b);
                return oneSurrogate ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Whether a string or binary begins with another. */
    static boolean beginsWith(AttributeValue value, AttributeValue prefix) {
        if (value instanceof AttributeValue.S text && prefix instanceof AttributeValue.S start) {
            return text.value().startsWith(start.value());
        }
        return value instanceof AttributeValue.B bytes
                && prefix instanceof AttributeValue.B start
                && bytes.value().startsWith(start.value());
    }

    /** Whether a string or binary has a part, or a set or list an element. */
    static boolean contains(AttributeValue whole, AttributeValue part) {
        if (whole instanceof AttributeValue.L list) {
            return list.values().contains(part);
        }
        if (whole instanceof AttributeValue.S || whole instanceof AttributeValue.B) {
            return containsPart(whole, part);
        }
        return containsElement(whole, part);
    }

    private static boolean containsPart(AttributeValue whole, AttributeValue part) {
        if (whole instanceof AttributeValue.S text && part instanceof AttributeValue.S piece) {
            return text.value().contains(piece.value());
        }
        return whole instanceof AttributeValue.B bytes
                && part instanceof AttributeValue.B piece
                && bytes.value().contains(piece.value());
    }

    private static boolean containsElement(AttributeValue set, AttributeValue element) {
        if (set instanceof AttributeValue.SS texts && element instanceof AttributeValue.S text) {
            return texts.values().contains(text.value());
        }
        if (set instanceof AttributeValue.NS numbers && element instanceof AttributeValue.N number) {
            return numbers.values().contains(number.value());
        }
        return set instanceof AttributeValue.BS binaries
                && element instanceof AttributeValue.B bytes
                && binaries.values().contains(bytes.value());
    }

    /** What {@code size()} says: UTF-16 units of a string, bytes of a binary, elements of a set or document; nothing for the rest. */
    static OptionalInt size(AttributeValue value) {
        return switch (value.type()) {
            case S -> OptionalInt.of(((AttributeValue.S) value).value().length());
            case B -> OptionalInt.of(((AttributeValue.B) value).value().length());
            case SS -> OptionalInt.of(((AttributeValue.SS) value).values().size());
            case NS -> OptionalInt.of(((AttributeValue.NS) value).values().size());
            case BS -> OptionalInt.of(((AttributeValue.BS) value).values().size());
            case L -> OptionalInt.of(((AttributeValue.L) value).values().size());
            case M -> OptionalInt.of(((AttributeValue.M) value).values().size());
            case N, BOOL, NULL -> OptionalInt.empty();
        };
    }
}
