package dev.extenddb.expression;

import dev.extenddb.item.AttributeType;

/** What can be wrong with a bound update whatever the item is, in the order in which DynamoDB reports it. */
final class UpdateChecks {

    private final ExpressionErrors errors;

    UpdateChecks(ExpressionErrors errors) {
        this.errors = errors;
    }

    void check(UpdateNode update) {
        update.actions().forEach(this::checkAction);
        update.actions().forEach(action -> action.operands().forEach(this::checkFunctions));
    }

    /** ADD takes numbers and sets, DELETE sets. */
    private void checkAction(UpdateNode.Action action) {
        UpdateNode.Section section = action.section();
        if (section == UpdateNode.Section.ADD || section == UpdateNode.Section.DELETE) {
            boolean numbers = section == UpdateNode.Section.ADD;
            OperandTypes.of(action.operands().get(0)).ifPresent(type -> {
                if (!type.isSet() && !(numbers && type == AttributeType.N)) {
                    throw errors.actionOperandType(section, type);
                }
            });
        }
    }

    private void checkFunctions(Operand operand) {
        ConditionChecks.requireCounts(operand, errors);
        checkFunction(operand);
    }

    private void checkFunction(Operand operand) {
        if (operand instanceof Operand.Arithmetic arithmetic) {
            String operator = arithmetic.operator().symbol();
            checkFunction(arithmetic.left());
            checkFunction(arithmetic.right());
            requireType(operator, arithmetic.left(), AttributeType.N);
            requireType(operator, arithmetic.right(), AttributeType.N);
        } else if (operand instanceof Operand.Call call) {
            call.arguments().forEach(this::checkFunction);
            checkCall(call);
        }
    }

    private void checkCall(Operand.Call call) {
        if (FunctionName.of(call) == FunctionName.LIST_APPEND) {
            call.arguments().forEach(argument -> requireType(call.function(), argument, AttributeType.L));
        } else if (!(call.arguments().get(0) instanceof Operand.Attribute)) {
            throw errors.pathRequired(call.function());
        }
    }

    private void requireType(String operator, Operand operand, AttributeType required) {
        OperandTypes.of(operand).ifPresent(type -> {
            if (type != required) {
                throw errors.operandType(operator, type);
            }
        });
    }
}
