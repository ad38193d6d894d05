package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the parameters that say the same in two ways a request uses: expressions, or those that DynamoDB had before them. Each is
 * named, whether the request has it or not, in the order in which messages list them. Not thread-safe; one for each request.
 */
final class ParameterUse {

    private final Set<String> legacy = new LinkedHashSet<>();
    private final Set<String> expressions = new LinkedHashSet<>();
    private final Set<String> expressionsWithValues = new LinkedHashSet<>();
    private boolean valuesUsed;

    /** A parameter that is no expression. */
    ParameterUse legacy(String name, Optional<?> parameter) {
        if (parameter.isPresent()) {
            legacy.add(name);
        }
        return this;
    }

    /** An expression that can have values. */
    ParameterUse expression(String name, Optional<String> expression) {
        expressionsWithValues.add(name);
        valuesUsed |= expression.isPresent();
        return projection(name, expression);
    }

    /** An expression that has names only. */
    ParameterUse projection(String name, Optional<String> expression) {
        if (expression.isPresent()) {
            expressions.add(name);
        }
        return this;
    }

    /** Refuses both kinds in one request, and placeholders that no expression can use. */
    void require(ExpressionParameters parameters) {
        if (!expressions.isEmpty() && !legacy.isEmpty()) {
            throw DynamoDbException.validation("Can not use both expression and non-expression parameters in the same "
                    + "request: Non-expression parameters: {" + String.join(", ", legacy)
                    + "} Expression parameters: {" + String.join(", ", expressions) + "}");
        }
        if (parameters.names().isPresent() && expressions.isEmpty()) {
            throw DynamoDbException.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        if (parameters.values().isPresent() && !valuesUsed) {
            String refusal = "ExpressionAttributeValues can only be specified when using expressions";
            throw DynamoDbException.validation(
                    refusal + ": " + String.join(" and ", expressionsWithValues)
                            + (expressionsWithValues.size() > 1 ? " are null" : " is null"),
                    refusal);
        }
    }
}
