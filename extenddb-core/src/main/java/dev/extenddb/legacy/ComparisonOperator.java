package dev.extenddb.legacy;

import dev.extenddb.expression.Comparator;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Operand;
import dev.extenddb.item.AttributeType;
import java.util.List;

/** What can be asked of an attribute; see ComparisonOperator in the API reference. */
public enum ComparisonOperator {
    EQ(1, 1, Operands.ANY),
    NE(1, 1, Operands.ANY),
    LE(1, 1, Operands.ORDERED),
    LT(1, 1, Operands.ORDERED),
    GE(1, 1, Operands.ORDERED),
    GT(1, 1, Operands.ORDERED),
    /** Whether the attribute exists, whatever it is. */
    NOT_NULL(0, 0, Operands.ANY),
    /** Whether the attribute does not exist. */
    NULL(0, 0, Operands.ANY),
    CONTAINS(1, 1, Operands.ELEMENTS),
    /** Whether the attribute exists and does not contain the value. */
    NOT_CONTAINS(1, 1, Operands.ELEMENTS),
    BEGINS_WITH(1, 1, Operands.BEGINNINGS),
    IN(1, Integer.MAX_VALUE, Operands.ORDERED),
    BETWEEN(2, 2, Operands.ORDERED);

    private final int fewestValues;
    private final int mostValues;
    private final Operands operands;

    ComparisonOperator(int fewestValues, int mostValues, Operands operands) {
        this.fewestValues = fewestValues;
        this.mostValues = mostValues;
        this.operands = operands;
    }

    /** Whether the operator is about values at all. */
    boolean takesValues() {
        return mostValues > 0;
    }

    boolean takes(int values) {
        return values >= fewestValues && values <= mostValues;
    }

    boolean takes(AttributeType type) {
        return operands.include(type);
    }

    /** The condition that an attribute compares in this way with values, of which there are as many as the operator takes. */
    ConditionNode condition(String attribute, List<Operand> values) {
        Operand operand = new Operand.Attribute(DocumentPath.of(attribute));
        return switch (this) {
            case EQ -> new ConditionNode.Comparison(Comparator.EQ, operand, values.get(0));
            case NE -> new ConditionNode.Comparison(Comparator.NE, operand, values.get(0));
            case LE -> new ConditionNode.Comparison(Comparator.LE, operand, values.get(0));
            case LT -> new ConditionNode.Comparison(Comparator.LT, operand, values.get(0));
            case GE -> new ConditionNode.Comparison(Comparator.GE, operand, values.get(0));
            case GT -> new ConditionNode.Comparison(Comparator.GT, operand, values.get(0));
            case NOT_NULL -> test("attribute_exists", operand);
            case NULL -> test("attribute_not_exists", operand);
            case CONTAINS -> test("contains", operand, values.get(0));
            case NOT_CONTAINS ->
                new ConditionNode.And(List.of(
                        test("attribute_exists", operand),
                        new ConditionNode.Not(test("contains", operand, values.get(0)))));
            case BEGINS_WITH -> test("begins_with", operand, values.get(0));
            case IN -> new ConditionNode.In(operand, values);
            case BETWEEN -> new ConditionNode.Between(operand, values.get(0), values.get(1));
        };
    }

    private static ConditionNode test(String function, Operand... operands) {
        return new ConditionNode.Test(new Operand.Call(function, List.of(operands)));
    }

    /** The types of values that operators take. */
    private enum Operands {
        ANY,
        /** What has an order, and so can be a key, too. */
        ORDERED,
        /** What can be part of a string or binary, or an element of a set. */
        ELEMENTS,
        BEGINNINGS;

        boolean include(AttributeType type) {
            return switch (this) {
                case ANY -> true;
                case ORDERED -> type.isKeyType();
                case ELEMENTS -> type.isKeyType() || type == AttributeType.BOOL || type == AttributeType.NULL;
                case BEGINNINGS -> type == AttributeType.S || type == AttributeType.B;
            };
        }
    }
}
