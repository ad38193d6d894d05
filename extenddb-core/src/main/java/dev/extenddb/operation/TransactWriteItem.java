package dev.extenddb.operation;

import dev.extenddb.item.Item;
import dev.extenddb.item.Utf8;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.util.Optional;

/** One part of a transaction: exactly one of the four is there. */
public record TransactWriteItem(
        Optional<Part> conditionCheck, Optional<Part> put, Optional<Part> delete, Optional<Part> update) {

    /**
     * What the four kinds have in common.
     *
     * @param tableName the item's table
     * @param attributes the item's key; for a put, the item
     * @param updateExpression only for an update
     * @param conditionExpression required for a condition check
     */
    public record Part(
            String tableName,
            Attributes attributes,
            Optional<String> updateExpression,
            Optional<String> conditionExpression,
            ExpressionParameters parameters,
            ReturnValues returnValuesOnConditionCheckFailure) {

        /** How many bytes of a transaction's payload a part is: attributes, expressions and what their placeholders stand for. */
        long payloadSize(Item item) {
            return item.size()
                    + updateExpression.map(Utf8::length).orElse(0)
                    + conditionExpression.map(Utf8::length).orElse(0)
                    + parameters.size();
        }
    }

    private static final Member<String> REQUIRED_CONDITION = Member.required("ConditionExpression", TextShape.ANY);
    private static final Member<String> REQUIRED_UPDATE = Member.required("UpdateExpression", TextShape.ANY);

    private static final Member<Part> CONDITION_CHECK = Member.optional(
            "ConditionCheck",
            Structure.of(
                    "ConditionCheck",
                    in -> part(in, CommonMembers.KEY, Optional.empty(), in.find(REQUIRED_CONDITION)),
                    CommonMembers.KEY,
                    CommonMembers.TABLE_NAME,
                    REQUIRED_CONDITION,
                    CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
                    CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
                    CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE));

    private static final Member<Part> PUT = Member.optional("Put", partShape("Put", CommonMembers.ITEM));

    private static final Member<Part> DELETE = Member.optional("Delete", partShape("Delete", CommonMembers.KEY));

    private static final Member<Part> UPDATE = Member.optional(
            "Update",
            Structure.of(
                    "Update",
                    in -> part(
                            in,
                            CommonMembers.KEY,
                            in.find(REQUIRED_UPDATE),
                            in.find(CommonMembers.CONDITION_EXPRESSION)),
                    CommonMembers.KEY,
                    REQUIRED_UPDATE,
                    CommonMembers.TABLE_NAME,
                    CommonMembers.CONDITION_EXPRESSION,
                    CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
                    CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
                    CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE));

    static final Structure<TransactWriteItem> SHAPE = Structure.of(
            "TransactWriteItem",
            in -> new TransactWriteItem(in.find(CONDITION_CHECK), in.find(PUT), in.find(DELETE), in.find(UPDATE)),
            CONDITION_CHECK,
            PUT,
            DELETE,
            UPDATE);

    private static Structure<Part> partShape(String name, Member<Attributes> attributes) {
        return Structure.of(
                name,
                in -> part(in, attributes, Optional.empty(), in.find(CommonMembers.CONDITION_EXPRESSION)),
                attributes,
                CommonMembers.TABLE_NAME,
                CommonMembers.CONDITION_EXPRESSION,
                CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
                CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
                CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);
    }

    private static Part part(
            Members in, Member<Attributes> attributes, Optional<String> update, Optional<String> condition) {
        return new Part(
                in.get(CommonMembers.TABLE_NAME),
                in.get(attributes),
                update,
                condition,
                ExpressionParameters.from(in),
                in.get(CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE, ReturnValues.NONE));
    }

    /** How many of the four are there. */
    int kinds() {
        return (conditionCheck.isPresent() ? 1 : 0)
                + (put.isPresent() ? 1 : 0)
                + (delete.isPresent() ? 1 : 0)
                + (update.isPresent() ? 1 : 0);
    }

    /** The action that policies know the part that is there by. */
    String action() {
        if (conditionCheck.isPresent()) {
            return "ConditionCheckItem";
        }
        return put.isPresent() ? "PutItem" : delete.isPresent() ? "DeleteItem" : "UpdateItem";
    }

    /** The part that is there. */
    Part part() {
        return conditionCheck.or(() -> put).or(() -> delete).or(() -> update).orElseThrow();
    }
}
