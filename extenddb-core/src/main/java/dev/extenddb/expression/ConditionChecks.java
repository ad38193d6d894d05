package dev.extenddb.expression;

import dev.extenddb.expression.ConditionNode.Between;
import dev.extenddb.expression.ConditionNode.Comparison;
import dev.extenddb.expression.ConditionNode.In;
import dev.extenddb.expression.ConditionNode.Test;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be wrong with a bound condition that has no conditions in it, whatever the item is: operands that are too few, too many, the
 * same twice, or of types that can never do.
 */
final class ConditionChecks {

    /** The most operands of IN ("Quotas in Amazon DynamoDB", Developer Guide). */
    private static final int MAX_CANDIDATES = 100;

    private final ExpressionErrors errors;

    ConditionChecks(ExpressionErrors errors) {
        this.errors = errors;
    }

    void check(ConditionNode leaf) {
        leaf.operands().forEach(operand -> requireCounts(operand, errors));
        if (leaf instanceof Comparison comparison) {
            checkComparison(comparison);
        } else if (leaf instanceof Between between) {
            checkBetween(between);
        } else if (leaf instanceof In in) {
            checkIn(in);
        } else if (leaf instanceof Test test) {
            checkTest(test);
        }
    }

    /** Refuses functions with too few or too many operands; the innermost first. */
    static void requireCounts(Operand operand, ExpressionErrors errors) {
        if (operand instanceof Operand.Call call) {
            call.arguments().forEach(argument -> requireCounts(argument, errors));
            int count = call.arguments().size();
            if (count != FunctionName.of(call).operands()) {
                throw errors.operandCount(call.function(), count);
            }
        } else if (operand instanceof Operand.Arithmetic arithmetic) {
            requireCounts(arithmetic.left(), errors);
            requireCounts(arithmetic.right(), errors);
        }
    }

    private void checkComparison(Comparison comparison) {
        Comparator comparator = comparison.comparator();
        requireDistinct(comparator.symbol(), comparison.left(), List.of(comparison.right()));
        checkOperands(comparison);
        if (comparator.isOrdering()) {
            requireOrdered(comparator.symbol(), comparison.left());
            requireOrdered(comparator.symbol(), comparison.right());
        }
    }

    private void checkBetween(Between between) {
        requireDistinct("BETWEEN", between.operand(), List.of(between.lower(), between.upper()));
        checkOperands(between);
        between.operands().forEach(operand -> requireOrdered("BETWEEN", operand));
        if (between.lower() instanceof Operand.Literal lower && between.upper() instanceof Operand.Literal upper) {
            checkBounds(lower.value(), upper.value());
        }
    }

    private void checkBounds(AttributeValue lower, AttributeValue upper) {
        int order = Values.compare(lower, upper).orElseThrow(() -> errors.boundTypes(lower, upper));
        if (order > 0) {
            throw errors.boundOrder(lower, upper);
        }
    }

    private void checkIn(In in) {
        if (in.candidates().size() > MAX_CANDIDATES) {
            throw errors.tooManyCandidates(in.candidates().size());
        }
        requireDistinct("IN", in.operand(), in.candidates());
        checkOperands(in);
    }

    private void checkTest(Test test) {
        Operand.Call call = test.call();
        List<Operand> arguments = call.arguments();
        requireDistinct(call.function(), arguments.get(0), arguments.subList(1, arguments.size()));
        arguments.forEach(this::checkOperand);
        switch (FunctionName.of(call)) {
            case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS -> requirePath(call);
            case ATTRIBUTE_TYPE -> requireTypeName(call);
            case BEGINS_WITH -> arguments.forEach(argument -> requireText(call.function(), argument));
            case CONTAINS -> {}
            case SIZE, IF_NOT_EXISTS, LIST_APPEND -> throw errors.misusedFunction(call.function());
        }
    }

    private void checkOperands(ConditionNode leaf) {
        leaf.operands().forEach(this::checkOperand);
    }

    /** In conditions, {@code size} is the only function that an operand can be. */
    private void checkOperand(Operand operand) {
        if (operand instanceof Operand.Call call) {
            call.arguments().forEach(this::checkOperand);
            refuseTypes(
                    call.function(),
                    call.arguments().get(0),
                    List.of(AttributeType.N, AttributeType.BOOL, AttributeType.NULL));
        }
    }

    private void requireDistinct(String operator, Operand first, List<Operand> others) {
        if (first instanceof Operand.Attribute attribute && others.contains(first)) {
            throw errors.notDistinct(operator, attribute.path());
        }
    }

    private void requirePath(Operand.Call call) {
        if (!(call.arguments().get(0) instanceof Operand.Attribute)) {
            throw errors.pathRequired(call.function());
        }
    }

    private void requireTypeName(Operand.Call call) {
        Operand operand = call.arguments().get(1);
        AttributeType type = OperandTypes.of(operand).orElseThrow(() -> errors.operandOfAnyType(call.function()));
        if (!(operand instanceof Operand.Literal literal && literal.value() instanceof AttributeValue.S name)) {
            throw errors.operandType(call.function(), type);
        }
        if (Stream.of(AttributeType.values()).noneMatch(known -> known.name().equals(name.value()))) {
            throw errors.unknownTypeName(name.value());
        }
    }

    private void requireText(String operator, Operand operand) {
        OperandTypes.of(operand).ifPresent(type -> {
            if (type != AttributeType.S && type != AttributeType.B) {
                throw errors.operandType(operator, type);
            }
        });
    }

    private void requireOrdered(String operator, Operand operand) {
        OperandTypes.of(operand).ifPresent(type -> {
            if (!type.isKeyType()) {
                throw errors.operandType(operator, type);
            }
        });
    }

    private void refuseTypes(String operator, Operand operand, List<AttributeType> refused) {
        OperandTypes.of(operand).ifPresent(type -> {
            if (refused.contains(type)) {
                throw errors.operandType(operator, type);
            }
        });
    }
}
