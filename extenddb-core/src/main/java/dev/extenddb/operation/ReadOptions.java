package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.legacy.AttributeConditions;
import dev.extenddb.legacy.ConditionalOperator;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.Members;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Query and Scan can both be told: from where to read, what to leave out and what to answer. See either of them in the API
 * reference.
 *
 * @param legacyFilter QueryFilter or ScanFilter
 */
public record ReadOptions(
        Optional<String> indexName,
        Optional<AttributeConditions> legacyFilter,
        Optional<ConditionalOperator> conditionalOperator,
        Optional<String> filterExpression,
        ProjectionParameters projection,
        ExpressionParameters parameters,
        Optional<Select> select,
        Optional<Long> limit,
        Optional<Attributes> exclusiveStartKey,
        boolean consistentRead,
        ConsumedCapacity.Detail returnConsumedCapacity) {

    /** A consistent read of whole items of a table. */
    public static ReadOptions consistent(ExpressionParameters parameters, Optional<Attributes> exclusiveStartKey) {
        return new ReadOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ProjectionParameters.NONE,
                parameters,
                Optional.empty(),
                Optional.empty(),
                exclusiveStartKey,
                true,
                ConsumedCapacity.Detail.NONE);
    }

    static ReadOptions from(Members in, AttributeConditions.Parameter legacyFilter) {
        return new ReadOptions(
                in.find(CommonMembers.INDEX_NAME),
                legacyFilter.in(in),
                in.find(ConditionalOperator.MEMBER),
                in.find(CommonMembers.FILTER_EXPRESSION),
                ProjectionParameters.from(in),
                ExpressionParameters.from(in),
                in.find(CommonMembers.SELECT),
                in.find(CommonMembers.LIMIT),
                in.find(CommonMembers.EXCLUSIVE_START_KEY),
                in.get(CommonMembers.CONSISTENT_READ, false),
                in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE));
    }

    /** These parameters among those of the operation, which may add its own. */
    ParameterUse use(AttributeConditions.Parameter legacyFilterMember) {
        return new ParameterUse()
                .legacy("AttributesToGet", projection.attributesToGet())
                .legacy(legacyFilterMember.member().name(), legacyFilter)
                .legacy("ConditionalOperator", conditionalOperator)
                .projection("ProjectionExpression", projection.projectionExpression())
                .expression("FilterExpression", filterExpression);
    }

    /** Refuses a conditional operator without conditions. */
    void requireOperatorUse() {
        ConditionalOperator.requireUse(
                conditionalOperator, legacyFilter.map(AttributeConditions::size).orElse(0));
    }

    /** An access to the table or index, with what policies can ask of every such read. */
    TableAccess access(TableAccess table) {
        Select byDefault = indexName.isPresent() && projection.used().isEmpty()
                ? Select.ALL_PROJECTED_ATTRIBUTES
                : projection.select();
        return table.index(indexName)
                .with("dynamodb:select", select.orElse(byDefault))
                .with("dynamodb:returnconsumedcapacity", returnConsumedCapacity);
    }

    /** The attributes that are filtered by or shown. */
    NamedAttributes named(Expressions expressions) {
        return new NamedAttributes(expressions, parameters)
                .projection(projection)
                .filter(this);
    }

    /** Refuses a choice of attributes that contradicts the rest. */
    void requireSoundSelect() {
        ReadSelection.requireSound(select, projection.used(), indexName.isPresent());
    }

    /** What rows must meet; QueryFilter and ScanFilter must have passed their check. */
    Optional<Condition> filter(Expressions expressions, Placeholders placeholders) {
        return legacyFilter
                .flatMap(conditions -> conditions.toCondition(conditionalOperator))
                .or(() -> filterExpression.map(text -> expressions.filter(text, placeholders)));
    }

    OptionalLong rowLimit() {
        return limit.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
