package dev.extenddb.expression;

import dev.extenddb.item.AttributeType;
import java.util.Optional;

/** What is known of an operand's type before there is an item. */
final class OperandTypes {

    private OperandTypes() {}

    /** The type of a bound operand, if it does not depend on the item. */
    static Optional<AttributeType> of(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return Optional.of(literal.value().type());
        }
        if (operand instanceof Operand.Call call) {
            return ofCall(call);
        }
        return operand instanceof Operand.Arithmetic ? Optional.of(AttributeType.N) : Optional.empty();
    }

    private static Optional<AttributeType> ofCall(Operand.Call call) {
        return switch (FunctionName.of(call)) {
            case SIZE -> Optional.of(AttributeType.N);
            case LIST_APPEND -> Optional.of(AttributeType.L);
            case IF_NOT_EXISTS -> Optional.empty();
            case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS, ATTRIBUTE_TYPE, BEGINS_WITH, CONTAINS ->
                Optional.of(AttributeType.BOOL);
        };
    }
}
