package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.table.TableName;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.AttributesShape;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.MapShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.TextShape;
import java.util.Map;

/** Members that several operations have in common. */
final class CommonMembers {

    static final Member<String> TABLE_NAME = Member.required("TableName", TableName.NAME_OR_ARN);

    static final Member<String> RESOURCE_ARN = Member.required("ResourceArn", TextShape.ofLength(1, 1283));

    static final Member<Attributes> KEY = Member.required("Key", AttributesShape.ATTRIBUTES);

    static final Member<Attributes> ITEM = Member.required("Item", AttributesShape.ATTRIBUTES);

    static final Member<Boolean> CONSISTENT_READ = Member.optional("ConsistentRead", FlagShape.FLAG);

    static final Member<String> CONDITION_EXPRESSION = Member.optional("ConditionExpression", TextShape.ANY);

    static final Member<String> FILTER_EXPRESSION = Member.optional("FilterExpression", TextShape.ANY);

    static final Member<String> PROJECTION_EXPRESSION = Member.optional("ProjectionExpression", TextShape.ANY);

    static final Member<Map<String, String>> EXPRESSION_ATTRIBUTE_NAMES =
            Member.optional("ExpressionAttributeNames", MapShape.of(TextShape.ANY, "java.lang.String"));

    static final Member<Attributes> EXPRESSION_ATTRIBUTE_VALUES =
            Member.optional("ExpressionAttributeValues", AttributesShape.ATTRIBUTES);

    static final Member<Attributes> EXCLUSIVE_START_KEY =
            Member.optional("ExclusiveStartKey", AttributesShape.ATTRIBUTES);

    static final Member<String> INDEX_NAME = Member.optional("IndexName", TableName.NAME);

    static final Member<Long> LIMIT = Member.optional("Limit", NumberShape.integer(1));

    static final Member<Select> SELECT = Member.optional(
            "Select",
            EnumShape.of(
                    Select.SPECIFIC_ATTRIBUTES, Select.COUNT, Select.ALL_ATTRIBUTES, Select.ALL_PROJECTED_ATTRIBUTES));

    static final Member<ConsumedCapacity.Detail> RETURN_CONSUMED_CAPACITY = Member.optional(
            "ReturnConsumedCapacity",
            EnumShape.of(ConsumedCapacity.Detail.INDEXES, ConsumedCapacity.Detail.TOTAL, ConsumedCapacity.Detail.NONE));

    static final Member<ReturnValues> RETURN_VALUES = Member.optional(
            "ReturnValues",
            EnumShape.of(
                    ReturnValues.ALL_NEW,
                    ReturnValues.UPDATED_OLD,
                    ReturnValues.ALL_OLD,
                    ReturnValues.NONE,
                    ReturnValues.UPDATED_NEW));

    static final Member<ReturnValues> RETURN_VALUES_ON_CONDITION_CHECK_FAILURE = Member.optional(
            "ReturnValuesOnConditionCheckFailure", EnumShape.of(ReturnValues.ALL_OLD, ReturnValues.NONE));

    static final Member<ItemCollectionMetrics.Detail> RETURN_ITEM_COLLECTION_METRICS = Member.optional(
            "ReturnItemCollectionMetrics",
            EnumShape.of(ItemCollectionMetrics.Detail.SIZE, ItemCollectionMetrics.Detail.NONE));

    private CommonMembers() {}
}
