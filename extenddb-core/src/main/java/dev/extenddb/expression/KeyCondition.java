package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import java.util.List;

/**
 * A key condition taken apart: what is asked of each attribute, one comparison for each, in the order written. Which attributes are keys,
 * and so whether this can be asked of a table or index, is for the caller to say.
 */
public record KeyCondition(List<Comparison> comparisons) {

    /** A key condition with its own copy of the comparisons. */
    public KeyCondition {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Takes a bound condition apart.
     *
     * @throws dev.extenddb.error.DynamoDbException if it asks something that key conditions cannot ask
     */
    public static KeyCondition of(ConditionNode condition) {
        return new KeyCondition(KeyConditionReader.read(condition));
    }

    /** What is asked of one attribute: an operator and one operand, or two for {@link Operator#BETWEEN}. */
    public record Comparison(String attribute, Operator operator, List<AttributeValue> operands) {
        public Comparison {
            operands = List.copyOf(operands);
        }
    }

    /** What can be asked of a key attribute. The attribute comes first, so that LT asks for values before the operand. */
    public enum Operator {
        EQ,
        LT,
        LE,
        GT,
        GE,
        /** Between two operands, both included. */
        BETWEEN,
        BEGINS_WITH,
        /** Something that no order of keys answers; no key condition of an expression has it, but KeyConditions can. */
        NOT_INDEXABLE
    }
}
