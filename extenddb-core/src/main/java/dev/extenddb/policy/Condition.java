package dev.extenddb.policy;

import java.util.List;

/**
 * A condition of a statement: one operator on one key.
 *
 * @param operator with its quantifier and with IfExists, if it has them, such as {@code ForAnyValue:StringLike}
 * @param key the condition key as written
 * @param values what the key is compared with; one of them is enough, or none for operators that negate
 */
public record Condition(ConditionOperator operator, String key, List<String> values) {

    /** A condition with its own copy of the values. */
    public Condition {
        values = List.copyOf(values);
    }
}
