package dev.extenddb.expression;

/** How two operands are compared. */
public enum Comparator {
    EQ("="),
    NE("<>"),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    /** The comparator as expressions write it. */
    public String symbol() {
        return symbol;
    }

    /** Whether it asks which operand comes first, so that only strings, numbers and binaries can be compared. */
    public boolean isOrdering() {
        return this != EQ && this != NE;
    }

    /** The comparator that says the same with the operands exchanged. */
    public Comparator flipped() {
        return switch (this) {
            case EQ -> EQ;
            case NE -> NE;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }

    /** Whether it holds for two values of which {@code order} says which comes first, as {@code compareTo} does. */
    boolean holds(int order) {
        return switch (this) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }
}
