package dev.extenddb.expression;

import java.util.List;
import java.util.stream.Collectors;

/** A projection as a tree: the places to keep. {@link Projection#of} makes a bound one executable. */
public record ProjectionNode(List<Operand.Location> locations) {

    /** A projection with its own copy of the places. */
    public ProjectionNode {
        locations = List.copyOf(locations);
    }

    /** The projection as an expression. */
    @Override
    public String toString() {
        return locations.stream().map(Operand::toString).collect(Collectors.joining(", "));
    }
}
