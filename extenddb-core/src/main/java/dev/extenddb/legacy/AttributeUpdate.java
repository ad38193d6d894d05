package dev.extenddb.legacy;

import static dev.extenddb.legacy.AttributeCondition.invalid;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Operand;
import dev.extenddb.expression.UpdateNode;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.GivenValue;
import dev.extenddb.wire.GivenValueShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.util.Optional;

/**
 * The change of one attribute.
 *
 * @param action what to do
 * @param given with what; only DELETE can do without
 */
record AttributeUpdate(Action action, Optional<GivenValue> given) {

    /** What can be done to an attribute; see AttributeValueUpdate in the API reference. */
    enum Action {
        /** Adds to a number, a set or, at the end, a list; what is not there begins as the value. */
        ADD,
        /** Takes elements out of a set or, without a value, the whole attribute away. */
        DELETE,
        /** Replaces whatever is there. */
        PUT
    }

    private static final Member<Action> ACTION =
            Member.optional("Action", EnumShape.of(Action.ADD, Action.DELETE, Action.PUT));
    private static final Member<GivenValue> VALUE = Member.optional("Value", GivenValueShape.VALUE);

    static final Structure<AttributeUpdate> SHAPE = Structure.of(
            "AttributeValueUpdate",
            in -> new AttributeUpdate(in.get(ACTION, Action.PUT), in.find(VALUE)),
            ACTION,
            VALUE);

    /**
     * The action on an attribute.
     *
     * @throws DynamoDbException a {@code ValidationException} if the value is missing, no value or not one that the action takes
     */
    UpdateNode.Action on(String attribute) {
        var target = new Operand.Attribute(DocumentPath.of(attribute));
        if (given.isEmpty()) {
            if (action != Action.DELETE) {
                throw invalid("Only DELETE action is allowed when no attribute value is specified");
            }
            return new UpdateNode.Remove(target);
        }
        AttributeValue value = given.get().require();
        var operand = new Operand.Literal(value);
        return switch (action) {
            case PUT -> new UpdateNode.Set(target, operand);
            case ADD -> {
                if (!value.type().isSet() && value.type() != AttributeType.N && value.type() != AttributeType.L) {
                    throw invalid("ADD action is not supported for the type " + value.type());
                }
                yield new UpdateNode.Add(target, operand);
            }
            case DELETE -> {
                if (!value.type().isSet()) {
                    throw invalid("DELETE action with value is not supported for the type " + value.type());
                }
                yield new UpdateNode.Delete(target, operand);
            }
        };
    }
}
