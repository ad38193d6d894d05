package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.item.Item;
import dev.extenddb.legacy.ConditionalOperator;
import dev.extenddb.legacy.ExpectedAttributes;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.Members;
import java.util.List;
import java.util.Optional;

/**
 * What PutItem, UpdateItem and DeleteItem can all be told: under which condition to write, and what to answer. See any of them in the
 * API reference.
 */
public record WriteOptions(
        Optional<ExpectedAttributes> expected,
        Optional<ConditionalOperator> conditionalOperator,
        Optional<String> conditionExpression,
        ExpressionParameters parameters,
        ReturnValues returnValues,
        ReturnValues returnValuesOnConditionCheckFailure,
        ConsumedCapacity.Detail returnConsumedCapacity,
        ItemCollectionMetrics.Detail returnItemCollectionMetrics) {

    /** An unconditional write. */
    public static WriteOptions returning(ReturnValues returnValues, ExpressionParameters parameters) {
        return new WriteOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                parameters,
                returnValues,
                ReturnValues.NONE,
                ConsumedCapacity.Detail.NONE,
                ItemCollectionMetrics.Detail.NONE);
    }

    /** The same write, to be done only if a condition holds. */
    public WriteOptions onlyIf(String condition) {
        return new WriteOptions(
                expected,
                conditionalOperator,
                Optional.of(condition),
                parameters,
                returnValues,
                returnValuesOnConditionCheckFailure,
                returnConsumedCapacity,
                returnItemCollectionMetrics);
    }

    static WriteOptions from(Members in) {
        return new WriteOptions(
                ExpectedAttributes.in(in),
                in.find(ConditionalOperator.MEMBER),
                in.find(CommonMembers.CONDITION_EXPRESSION),
                ExpressionParameters.from(in),
                in.get(CommonMembers.RETURN_VALUES, ReturnValues.NONE),
                in.get(CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE, ReturnValues.NONE),
                in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE),
                in.get(CommonMembers.RETURN_ITEM_COLLECTION_METRICS, ItemCollectionMetrics.Detail.NONE));
    }

    /**
     * Refuses parameters that do not go together.
     *
     * @param use the parameters that the operation has besides these
     */
    void requireUse(ParameterUse use) {
        use.legacy("Expected", expected)
                .legacy("ConditionalOperator", conditionalOperator)
                .expression("ConditionExpression", conditionExpression)
                .require(parameters);
        ConditionalOperator.requireUse(
                conditionalOperator, expected.isPresent() ? expected.get().size() : 0);
    }

    /** Refuses images that only an update has. */
    void requireOldImageAtMost() {
        if (returnValues != ReturnValues.ALL_OLD && returnValues != ReturnValues.NONE) {
            throw DynamoDbException.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    /** The placeholders to bind expressions with. */
    Placeholders placeholders() {
        Placeholders bound = parameters.bind();
        parameters.requireDepth();
        return bound;
    }

    boolean returnsOld() {
        return returnValues == ReturnValues.ALL_OLD;
    }

    /** The condition that Expected is, if the request has it. */
    Optional<Condition> expectedCondition() {
        return expected.isPresent() ? expected.get().toCondition(conditionalOperator) : Optional.empty();
    }

    /**
     * Tells policies what a write touches that puts an item or names one by its key.
     *
     * @param given the item or the key
     */
    TableAccess access(TableAccess table, Attributes given, Expressions expressions) {
        return table.leadingKeys(List.of(given))
                .attributes(() -> Announced.checks(() -> new NamedAttributes(expressions, parameters)
                        .of(given)
                        .write(this)
                        .names()))
                .with("dynamodb:returnvalues", returnValues)
                .with("dynamodb:returnconsumedcapacity", returnConsumedCapacity);
    }

    /** A condition as the write must meet it. */
    WriteCondition required(Optional<Condition> condition) {
        return new WriteCondition(condition, returnValuesOnConditionCheckFailure == ReturnValues.ALL_OLD);
    }

    /** What to answer for a write of one item, which the request names by its table and key. */
    WriteReport report(String tableName, Item key) {
        return new WriteReport(tableName, key, returnConsumedCapacity, returnItemCollectionMetrics);
    }
}
