package dev.extenddb.operation;

import dev.extenddb.expression.Condition;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.KeyCondition;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.expression.Projection;
import dev.extenddb.expression.Update;
import dev.extenddb.wire.Attributes;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Gathers the top-level attributes that a request names, in its keys, items and expressions. Used for one request. */
final class NamedAttributes {

    private final Expressions expressions;
    private final Placeholders placeholders;
    private final Set<String> names = new LinkedHashSet<>();

    NamedAttributes(Expressions expressions, ExpressionParameters parameters) {
        this.expressions = expressions;
        this.placeholders = parameters.bind();
    }

    NamedAttributes of(Attributes given) {
        names.addAll(given.values().keySet());
        return this;
    }

    NamedAttributes projection(ProjectionParameters projection) {
        projection.attributesToGet().ifPresent(names::addAll);
        return projection(projection.projectionExpression());
    }

    NamedAttributes projection(Optional<String> expression) {
        expression
                .map(text -> expressions.projection(text, placeholders))
                .map(Projection::paths)
                .ifPresent(this::paths);
        return this;
    }

    NamedAttributes condition(Optional<String> expression) {
        return conditions(expression.map(text -> expressions.condition(text, placeholders)));
    }

    NamedAttributes conditions(Optional<Condition> condition) {
        condition.map(Condition::paths).ifPresent(this::paths);
        return this;
    }

    NamedAttributes updateExpression(Optional<String> expression) {
        return update(expression.map(text -> expressions.update(text, placeholders)));
    }

    NamedAttributes update(Optional<Update> update) {
        update.map(Update::namedPaths).ifPresent(this::paths);
        return this;
    }

    NamedAttributes keyCondition(KeyCondition condition) {
        condition.comparisons().forEach(comparison -> names.add(comparison.attribute()));
        return this;
    }

    NamedAttributes filter(ReadOptions options) {
        return conditions(options.filter(expressions, placeholders));
    }

    /** What the write is told to check. */
    NamedAttributes write(WriteOptions options) {
        return conditions(options.expectedCondition()).condition(options.conditionExpression());
    }

    Placeholders placeholders() {
        return placeholders;
    }

    private void paths(Iterable<DocumentPath> paths) {
        paths.forEach(path -> names.add(path.attribute()));
    }

    Set<String> names() {
        return names;
    }
}
