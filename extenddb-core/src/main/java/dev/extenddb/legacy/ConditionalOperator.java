package dev.extenddb.legacy;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.Member;
import java.util.List;
import java.util.Optional;

/** How the conditions on several attributes are joined; AND where the request does not say. */
public enum ConditionalOperator {
    /** One must hold. */
    OR,
    /** All must hold. */
    AND;

    /** The member of requests. */
    public static final Member<ConditionalOperator> MEMBER =
            Member.optional("ConditionalOperator", EnumShape.of(OR, AND));

    /**
     * Refuses an operator that has nothing to join.
     *
     * @param conditions how many conditions the request has
     */
    public static void requireUse(Optional<ConditionalOperator> operator, int conditions) {
        if (operator.isEmpty() || conditions > 1) {
            return;
        }
        throw DynamoDbException.validation(
                conditions == 0
                        ? "ConditionalOperator cannot be used without Filter or Expected"
                        : "ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }

    /** The conditions as one; nothing if there are none. */
    static Optional<ConditionNode> join(Optional<ConditionalOperator> operator, List<ConditionNode> conditions) {
        if (conditions.size() < 2) {
            return conditions.stream().findFirst();
        }
        return Optional.of(
                operator.orElse(AND) == AND ? new ConditionNode.And(conditions) : new ConditionNode.Or(conditions));
    }
}
