package dev.extenddb.differential.wire;

/**
 * How far the order of an answer's {@code Items} is fixed.
 *
 * @param exact whether every item has its one place
 * @param attribute otherwise, the attribute that orders the items: those alike in it, or without it, come in any order
 */
public record ItemOrder(boolean exact, String attribute) {

    /** Every item has its one place. */
    public static ItemOrder fixed() {
        return new ItemOrder(true, "");
    }

    /** Any order will do. */
    public static ItemOrder free() {
        return new ItemOrder(false, "");
    }

    /** Ordered by the attribute, ties in any order. */
    public static ItemOrder by(String attribute) {
        return new ItemOrder(false, attribute);
    }
}
