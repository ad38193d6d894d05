package dev.extenddb.legacy;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Comparator;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.Operand;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.GivenValue;
import dev.extenddb.wire.GivenValueShape;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.util.List;
import java.util.stream.Stream;

/**
 * A condition on one attribute.
 *
 * @param operator what is asked
 * @param givenValues the values it is asked with, in the order given
 */
record AttributeCondition(ComparisonOperator operator, List<GivenValue> givenValues) {

    static final Member<List<GivenValue>> ATTRIBUTE_VALUE_LIST =
            Member.optional("AttributeValueList", ListShape.of(GivenValueShape.VALUE));

    private static final EnumShape<ComparisonOperator> OPERATORS = EnumShape.of(
            ComparisonOperator.IN,
            ComparisonOperator.NULL,
            ComparisonOperator.BETWEEN,
            ComparisonOperator.LT,
            ComparisonOperator.NOT_CONTAINS,
            ComparisonOperator.EQ,
            ComparisonOperator.GT,
            ComparisonOperator.NOT_NULL,
            ComparisonOperator.NE,
            ComparisonOperator.LE,
            ComparisonOperator.BEGINS_WITH,
            ComparisonOperator.GE,
            ComparisonOperator.CONTAINS);

    static final Member<ComparisonOperator> COMPARISON_OPERATOR = Member.optional("ComparisonOperator", OPERATORS);

    private static final Member<ComparisonOperator> REQUIRED_OPERATOR =
            Member.required("ComparisonOperator", OPERATORS);

    static final Structure<AttributeCondition> SHAPE = Structure.of(
            "Condition",
            in -> new AttributeCondition(in.get(REQUIRED_OPERATOR), in.get(ATTRIBUTE_VALUE_LIST, List.of())),
            ATTRIBUTE_VALUE_LIST,
            REQUIRED_OPERATOR);

    /**
     * Checks all that can be checked without an item.
     *
     * @throws DynamoDbException a {@code ValidationException} if the values are no values, or not such that the operator takes them
     */
    void check() {
        List<AttributeValue> values = values();
        if (!operator.takes(values.size())) {
            throw invalid("Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
        if (values.stream().map(AttributeValue::type).distinct().count() > 1) {
            throw invalid("AttributeValues inside AttributeValueList must be of same type");
        }
        for (AttributeValue value : values) {
            if (!operator.takes(value.type())) {
                throw invalid("ComparisonOperator " + operator + " is not valid for " + value.type()
                        + " AttributeValue type");
            }
        }
        if (operator == ComparisonOperator.BETWEEN && isDescending(values.get(0), values.get(1))) {
            throw DynamoDbException.validation("The BETWEEN condition was provided a range where the lower bound is "
                    + "greater than the upper bound");
        }
    }

    private static boolean isDescending(AttributeValue lower, AttributeValue upper) {
        var comparison =
                new ConditionNode.Comparison(Comparator.GT, new Operand.Literal(lower), new Operand.Literal(upper));
        return Condition.of(comparison).test(Item.EMPTY);
    }

    static DynamoDbException invalid(String message) {
        return DynamoDbException.validation("One or more parameter values were invalid: " + message);
    }

    List<AttributeValue> values() {
        return givenValues.stream().map(GivenValue::require).toList();
    }

    ConditionNode on(String attribute) {
        Stream<Operand> operands = values().stream().map(Operand.Literal::new);
        return operator.condition(attribute, operands.toList());
    }
}
