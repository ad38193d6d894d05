package dev.extenddb.legacy;

import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Operand;
import dev.extenddb.expression.Projection;
import dev.extenddb.expression.ProjectionNode;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.TextShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The attributes that a read shows, by their names alone. */
public final class AttributesToGet {

    /** The member of requests. */
    public static final Member<List<String>> MEMBER =
            Member.optional("AttributesToGet", ListShape.of(TextShape.ANY, 1, 255));

    private AttributesToGet() {}

    /**
     * The attributes as a projection.
     *
     * @throws dev.extenddb.error.DynamoDbException a {@code ValidationException} if a name is no attribute's, or is there twice
     */
    public static Projection toProjection(List<String> names) {
        var seen = new HashSet<String>();
        var locations = new ArrayList<Operand.Location>();
        for (String name : names) {
            AttributeNames.require(name);
            if (!seen.add(name)) {
                throw AttributeCondition.invalid("Duplicate value in attribute name: " + name);
            }
            locations.add(new Operand.Attribute(DocumentPath.of(name)));
        }
        return Projection.of(new ProjectionNode(locations));
    }
}
