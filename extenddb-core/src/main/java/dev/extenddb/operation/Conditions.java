package dev.extenddb.operation;

import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import java.util.Optional;

/** Makes write conditions of what requests say. */
final class Conditions {

    private final Expressions expressions;

    Conditions(Expressions expressions) {
        this.expressions = expressions;
    }

    /** Refuses placeholders in a request whose only expression may be a condition and is absent. */
    static void requireUse(Optional<String> conditionExpression, ExpressionParameters parameters) {
        parameters.requireExpressions(
                conditionExpression.isPresent(), conditionExpression.isPresent(), "ConditionExpression is null");
    }

    /** The condition of a request that has no other expression, with all placeholders used. */
    WriteCondition bind(Optional<String> conditionExpression, ExpressionParameters parameters, ReturnValues onFailure) {
        Placeholders placeholders = parameters.bind();
        WriteCondition condition = bind(conditionExpression, placeholders, onFailure);
        placeholders.requireAllUsed();
        return condition;
    }

    /** The condition of a request that may use its placeholders elsewhere, too. */
    WriteCondition bind(Optional<String> conditionExpression, Placeholders placeholders, ReturnValues onFailure) {
        return new WriteCondition(
                conditionExpression.map(text -> expressions.condition(text, placeholders)),
                onFailure == ReturnValues.ALL_OLD);
    }
}
