package dev.extenddb.operation;

import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.expression.Projection;
import dev.extenddb.legacy.AttributesToGet;
import dev.extenddb.wire.Members;
import java.util.List;
import java.util.Optional;

/**
 * Which attributes a read is to show, in one of two ways.
 *
 * @param attributesToGet names of attributes
 * @param projectionExpression paths
 */
public record ProjectionParameters(Optional<List<String>> attributesToGet, Optional<String> projectionExpression) {

    /** All attributes. */
    public static final ProjectionParameters NONE = new ProjectionParameters(Optional.empty(), Optional.empty());

    static ProjectionParameters from(Members in) {
        return new ProjectionParameters(in.find(AttributesToGet.MEMBER), in.find(CommonMembers.PROJECTION_EXPRESSION));
    }

    /** What the parameter that the request uses is called. */
    Optional<String> used() {
        return attributesToGet
                .map(names -> "AttributesToGet")
                .or(() -> projectionExpression.map(expression -> "ProjectionExpression"));
    }

    /** What a read without a choice of its own shows: attributes that are named, or all. */
    Select select() {
        return used().isPresent() ? Select.SPECIFIC_ATTRIBUTES : Select.ALL_ATTRIBUTES;
    }

    /** The projection to the names, if there are any. */
    Optional<Projection> named() {
        return attributesToGet.isPresent()
                ? Optional.of(AttributesToGet.toProjection(attributesToGet.get()))
                : Optional.empty();
    }

    /** The projection of the expression, if there is one. */
    Optional<Projection> expressed(Expressions expressions, Placeholders placeholders) {
        return projectionExpression.isPresent()
                ? Optional.of(expressions.projection(projectionExpression.get(), placeholders))
                : Optional.empty();
    }

    /** The projection of a request that has no other expression, with all placeholders used. */
    Optional<Projection> bind(Expressions expressions, ExpressionParameters parameters) {
        Optional<Projection> named = named();
        Placeholders placeholders = parameters.bind();
        Optional<Projection> projection = named.isPresent() ? named : expressed(expressions, placeholders);
        placeholders.requireAllUsed();
        return projection;
    }

    /** Refuses both ways in one request, and placeholders that nothing can use, where there is no other expression. */
    void requireUse(ExpressionParameters parameters) {
        tell(new ParameterUse()).require(parameters);
    }

    /** These parameters among those of a request. */
    ParameterUse tell(ParameterUse use) {
        return use.legacy("AttributesToGet", attributesToGet).expression("ProjectionExpression", projectionExpression);
    }
}
