package dev.extenddb.expression;

import dev.extenddb.item.Item;
import java.util.List;

/** A condition bound to its placeholders. Implementations are immutable and thread-safe. */
public interface Condition {

    /** Whether the condition holds for an item; a missing item is {@link Item#EMPTY}. */
    boolean test(Item item);

    /** All paths that the condition names, in the order in which it names them. */
    List<DocumentPath> paths();

    /**
     * The executable form of a bound condition. The operands may be of any types: comparing what cannot be compared is false.
     *
     * @throws IllegalArgumentException if something in the condition is not bound, or a function does not exist, has the wrong number of
     *     operands or is not for conditions
     */
    static Condition of(ConditionNode condition) {
        return CompiledCondition.of(condition);
    }

    /**
     * The executable form of a bound condition that a client wrote, though not as an expression.
     *
     * @throws dev.extenddb.error.DynamoDbException if it has operands that are too few, too many, the same twice, or of types that can
     *     never do
     */
    static Condition checked(ConditionNode condition) {
        condition.walkLeaves(new ConditionChecks(ExpressionErrors.WITHOUT_PARAMETER)::check);
        return of(condition);
    }
}
