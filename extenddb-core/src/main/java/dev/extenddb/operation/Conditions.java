package dev.extenddb.operation;

import dev.extenddb.expression.Condition;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import java.util.Optional;

/** Makes write conditions of what requests say. */
final class Conditions {

    private final Expressions expressions;

    Conditions(Expressions expressions) {
        this.expressions = expressions;
    }

    /** The condition of a request that has no other expression, with all placeholders used. */
    WriteCondition bind(WriteOptions options) {
        Optional<Condition> expected = options.expectedCondition();
        Placeholders placeholders = options.placeholders();
        Optional<Condition> condition =
                expected.isPresent() ? expected : bind(options.conditionExpression(), placeholders);
        placeholders.requireAllUsed();
        return options.required(condition);
    }

    /** The condition of an expression, if there is one, in a request that may use its placeholders elsewhere, too. */
    Optional<Condition> bind(Optional<String> conditionExpression, Placeholders placeholders) {
        return conditionExpression.isPresent()
                ? Optional.of(expressions.condition(conditionExpression.get(), placeholders))
                : Optional.empty();
    }
}
