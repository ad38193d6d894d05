package dev.extenddb.expression;

/** The document paths of bound places. */
final class BoundPaths {

    private BoundPaths() {}

    /** The path of a place whose names are real names. */
    static DocumentPath of(Operand.Location location) {
        if (location instanceof Operand.Attribute attribute) {
            return attribute.path();
        }
        throw new IllegalArgumentException("Not bound: " + location);
    }
}
