package dev.extenddb.policy;

import java.util.Optional;

/** The condition operators of the policy language: what values they compare, and which outcome passes. */
enum Comparison {
    STRING_EQUALS("StringEquals", Kind.TEXT, false),
    STRING_NOT_EQUALS("StringNotEquals", Kind.TEXT, true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Kind.TEXT_IGNORING_CASE, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Kind.TEXT_IGNORING_CASE, true),
    STRING_LIKE("StringLike", Kind.TEXT_PATTERN, false),
    STRING_NOT_LIKE("StringNotLike", Kind.TEXT_PATTERN, true),
    NUMERIC_EQUALS("NumericEquals", Kind.NUMBER, false, Order.SAME),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Kind.NUMBER, true, Order.SAME),
    NUMERIC_LESS_THAN("NumericLessThan", Kind.NUMBER, false, Order.LESS),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Kind.NUMBER, false, Order.LESS_OR_SAME),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Kind.NUMBER, false, Order.GREATER),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Kind.NUMBER, false, Order.GREATER_OR_SAME),
    DATE_EQUALS("DateEquals", Kind.DATE, false, Order.SAME),
    DATE_NOT_EQUALS("DateNotEquals", Kind.DATE, true, Order.SAME),
    DATE_LESS_THAN("DateLessThan", Kind.DATE, false, Order.LESS),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Kind.DATE, false, Order.LESS_OR_SAME),
    DATE_GREATER_THAN("DateGreaterThan", Kind.DATE, false, Order.GREATER),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Kind.DATE, false, Order.GREATER_OR_SAME),
    BOOL("Bool", Kind.FLAG, false),
    BINARY_EQUALS("BinaryEquals", Kind.BINARY, false),
    IP_ADDRESS("IpAddress", Kind.ADDRESS, false),
    NOT_IP_ADDRESS("NotIpAddress", Kind.ADDRESS, true),
    ARN_EQUALS("ArnEquals", Kind.ARN, false),
    ARN_LIKE("ArnLike", Kind.ARN, false),
    ARN_NOT_EQUALS("ArnNotEquals", Kind.ARN, true),
    ARN_NOT_LIKE("ArnNotLike", Kind.ARN, true),
    NULL("Null", Kind.PRESENCE, false);

    /** What is compared. */
    enum Kind {
        TEXT,
        TEXT_IGNORING_CASE,
        TEXT_PATTERN,
        NUMBER,
        DATE,
        FLAG,
        BINARY,
        ADDRESS,
        ARN,
        PRESENCE
    }

    /** How a value in the request must stand to the policy's. */
    enum Order {
        SAME,
        LESS,
        LESS_OR_SAME,
        GREATER,
        GREATER_OR_SAME;

        /** Whether a value that compares so with the policy's passes: below zero for less, zero for the same. */
        boolean holds(int compared) {
            return switch (this) {
                case SAME -> compared == 0;
                case LESS -> compared < 0;
                case LESS_OR_SAME -> compared <= 0;
                case GREATER -> compared > 0;
                case GREATER_OR_SAME -> compared >= 0;
            };
        }
    }

    private final String word;
    private final Kind kind;
    private final boolean negated;
    private final Order order;

    Comparison(String word, Kind kind, boolean negated) {
        this(word, kind, negated, Order.SAME);
    }

    Comparison(String word, Kind kind, boolean negated, Order order) {
        this.word = word;
        this.kind = kind;
        this.negated = negated;
        this.order = order;
    }

    static Optional<Comparison> named(String word) {
        for (Comparison comparison : values()) {
            if (comparison.word.equals(word)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    String word() {
        return word;
    }

    Kind kind() {
        return kind;
    }

    /** Whether a value passes that none of the policy's values matches. */
    boolean negated() {
        return negated;
    }

    Order order() {
        return order;
    }
}
