package dev.extenddb.expression;

import dev.extenddb.item.Utf8;
import java.util.List;

/**
 * How many bytes an update expression counts by itself, whatever the item is: each action, the paths that it names and the values that it
 * brings. No documentation tells; the numbers are as measured on AWS.
 */
final class UpdateCharge implements Operand.Visitor<Integer> {

    private static final UpdateCharge OPERANDS = new UpdateCharge();

    private static final int UPDATE = 3;
    private static final int WRITE = 19;
    private static final int REMOVAL = 1;
    private static final int STEP_TO_TARGET = 4;
    private static final int PATH = 1;
    private static final int STEP = 14;
    private static final int PLUS = 34;
    private static final int MINUS = 37;
    private static final int IF_NOT_EXISTS = 39;
    private static final int LIST_APPEND = 37;

    private UpdateCharge() {}

    /** The charge for a bound update. */
    static int of(UpdateNode update) {
        return UPDATE + update.actions().stream().mapToInt(UpdateCharge::of).sum();
    }

    private static int of(UpdateNode.Action action) {
        int target = target(BoundPaths.of(action.target()));
        return switch (action.section()) {
            case SET, ADD -> WRITE + target + sum(action.operands());
            case REMOVE, DELETE -> REMOVAL + target;
        };
    }

    private static int target(DocumentPath path) {
        return Utf8.length(path.attribute())
                + path.steps().stream()
                        .mapToInt(step -> STEP_TO_TARGET + size(step))
                        .sum();
    }

    private static int size(DocumentPath.Step step) {
        return step instanceof DocumentPath.Field field
                ? Utf8.length(field.name())
                : Integer.toString(((DocumentPath.Index) step).index()).length();
    }

    private static int sum(List<Operand> operands) {
        return operands.stream().mapToInt(operand -> operand.accept(OPERANDS)).sum();
    }

    @Override
    public Integer attribute(Operand.Attribute attribute) {
        DocumentPath path = attribute.path();
        return PATH
                + STEP
                + Utf8.length(path.attribute())
                + path.steps().stream().mapToInt(step -> STEP + size(step)).sum();
    }

    @Override
    public Integer literal(Operand.Literal literal) {
        return literal.value().size();
    }

    @Override
    public Integer call(Operand.Call call) {
        int function = FunctionName.of(call) == FunctionName.IF_NOT_EXISTS ? IF_NOT_EXISTS : LIST_APPEND;
        return function + sum(call.arguments());
    }

    @Override
    public Integer arithmetic(Operand.Arithmetic arithmetic) {
        int operator = arithmetic.operator() == Operand.Arithmetic.Operator.PLUS ? PLUS : MINUS;
        return operator + sum(List.of(arithmetic.left(), arithmetic.right()));
    }

    @Override
    public Integer path(Operand.Path path) {
        throw new IllegalArgumentException("not bound: " + path);
    }

    @Override
    public Integer placeholder(Operand.Placeholder placeholder) {
        throw new IllegalArgumentException("not bound: " + placeholder);
    }
}
