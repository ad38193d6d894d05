package dev.extenddb.legacy;

import static dev.extenddb.legacy.AttributeCondition.invalid;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.GivenValue;
import dev.extenddb.wire.GivenValueShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.util.List;
import java.util.Optional;

/** What a write expects of one attribute: an operator with values, a value alone, or that there is none. */
record ExpectedAttribute(
        Optional<List<GivenValue>> valueList,
        Optional<ComparisonOperator> operator,
        Optional<Boolean> exists,
        Optional<GivenValue> value) {

    private static final Member<Boolean> EXISTS = Member.optional("Exists", FlagShape.FLAG);
    private static final Member<GivenValue> VALUE = Member.optional("Value", GivenValueShape.VALUE);

    static final Structure<ExpectedAttribute> SHAPE = Structure.of(
            "ExpectedAttributeValue",
            in -> new ExpectedAttribute(
                    in.find(AttributeCondition.ATTRIBUTE_VALUE_LIST),
                    in.find(AttributeCondition.COMPARISON_OPERATOR),
                    in.find(EXISTS),
                    in.find(VALUE)),
            AttributeCondition.ATTRIBUTE_VALUE_LIST,
            AttributeCondition.COMPARISON_OPERATOR,
            EXISTS,
            VALUE);

    /**
     * The condition that this is.
     *
     * @param attribute the attribute, for messages
     * @throws DynamoDbException a {@code ValidationException} if the parts do not go together, or values are not as they must be
     */
    AttributeCondition condition(String attribute) {
        if (valueList.isPresent() && value.isPresent()) {
            throw contradiction("Value and AttributeValueList cannot be used together", attribute);
        }
        AttributeCondition condition = operator.isPresent() ? compared(operator.get(), attribute) : existing(attribute);
        condition.check();
        return condition;
    }

    private AttributeCondition compared(ComparisonOperator comparison, String attribute) {
        if (exists.isPresent()) {
            throw contradiction("Exists and ComparisonOperator cannot be used together", attribute);
        }
        if (comparison.takesValues() && valueList.isEmpty() && value.isEmpty()) {
            throw contradiction(
                    "Value or AttributeValueList must be used with ComparisonOperator: " + comparison, attribute);
        }
        return new AttributeCondition(
                comparison, valueList.orElseGet(() -> value.stream().toList()));
    }

    private AttributeCondition existing(String attribute) {
        if (valueList.isPresent()) {
            throw contradiction("AttributeValueList can only be used with a ComparisonOperator", attribute);
        }
        if (exists.orElse(true)) {
            GivenValue expected = value.orElseThrow(() -> contradiction(
                    "Value must be provided when Exists is "
                            + exists.map(String::valueOf).orElse("null"),
                    attribute));
            return new AttributeCondition(ComparisonOperator.EQ, List.of(expected));
        }
        if (value.isPresent()) {
            throw contradiction("Value cannot be used when Exists is false", attribute);
        }
        return new AttributeCondition(ComparisonOperator.NULL, List.of());
    }

    private static DynamoDbException contradiction(String message, String attribute) {
        return invalid(message + " for Attribute: " + attribute);
    }
}
