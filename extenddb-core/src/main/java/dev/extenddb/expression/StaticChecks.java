package dev.extenddb.expression;

import dev.extenddb.expression.FunctionName.Use;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be wrong with a parsed expression whatever its placeholders stand for. The checks run one after the other over the whole
 * expression, in the order in which DynamoDB reports their errors.
 */
final class StaticChecks {

    /** The most levels a path can have ("Quotas in Amazon DynamoDB", Developer Guide). */
    private static final int MAX_LEVELS = 32;

    private StaticChecks() {}

    static void check(ConditionNode condition, ExpressionErrors errors) {
        List<ConditionNode> leaves = new ArrayList<>();
        condition.walkLeaves(leaves::add);
        leaves.forEach(leaf -> leaf.operands().forEach(operand -> requireKnownFunctions(operand, errors)));
        leaves.forEach(leaf -> requireConditionFunctions(leaf, errors));
        leaves.forEach(leaf -> leaf.operands().forEach(operand -> requirePlainPaths(operand, errors)));
    }

    static void check(UpdateNode update, ExpressionErrors errors) {
        update.actions().forEach(action -> {
            requirePlainPaths(action.target(), errors);
            action.operands().forEach(operand -> requirePlainPaths(operand, errors));
        });
        update.actions()
                .forEach(action -> action.operands().forEach(operand -> {
                    requireKnownFunctions(operand, errors);
                    requireUpdateFunctions(operand, errors);
                }));
    }

    static void check(ProjectionNode projection, ExpressionErrors errors) {
        projection.locations().forEach(location -> requirePlainPaths(location, errors));
    }

    private static void requireKnownFunctions(Operand operand, ExpressionErrors errors) {
        operand.walk(part -> {
            if (part instanceof Operand.Call call
                    && FunctionName.named(call.function()).isEmpty()) {
                throw errors.unknownFunction(call.function());
            }
        });
    }

    /** A test must be at the top of a leaf; a function in an operand must not be a test. */
    private static void requireConditionFunctions(ConditionNode leaf, ExpressionErrors errors) {
        leaf.operands()
                .forEach(operand -> operand.walk(part -> {
                    if (part instanceof Operand.Call call
                            && FunctionName.of(call).use() == Use.UPDATE_OPERAND) {
                        throw errors.notInConditions(call.function());
                    }
                }));
        if (leaf instanceof ConditionNode.Test test) {
            if (FunctionName.of(test.call()).use() != Use.TEST) {
                throw errors.misusedFunction(test.call().function());
            }
            test.call().arguments().forEach(argument -> requireNoTest(argument, errors));
        } else {
            leaf.operands().forEach(operand -> requireNoTest(operand, errors));
        }
    }

    private static void requireNoTest(Operand operand, ExpressionErrors errors) {
        operand.walk(part -> {
            if (part instanceof Operand.Call call && FunctionName.of(call).use() == Use.TEST) {
                throw errors.misusedFunction(call.function());
            }
        });
    }

    private static void requireUpdateFunctions(Operand operand, ExpressionErrors errors) {
        operand.walk(part -> {
            if (part instanceof Operand.Call call) {
                if (FunctionName.of(call).use() != Use.UPDATE_OPERAND) {
                    throw errors.notInUpdates(call.function());
                }
                call.arguments().forEach(argument -> requireNoListAppend(argument, errors));
            }
        });
    }

    private static void requireNoListAppend(Operand argument, ExpressionErrors errors) {
        if (argument instanceof Operand.Call call && FunctionName.of(call) == FunctionName.LIST_APPEND) {
            throw errors.misusedFunction(call.function());
        }
    }

    private static void requirePlainPaths(Operand operand, ExpressionErrors errors) {
        operand.walk(part -> {
            if (part instanceof Operand.Path path) {
                requirePlainPath(path.path(), errors);
            }
        });
    }

    private static void requirePlainPath(PathNode path, ExpressionErrors errors) {
        for (PathNode.Element element : path.elements()) {
            if (element instanceof PathNode.Name name && ReservedWords.contains(name.name())) {
                throw errors.reservedWord(name.name());
            }
        }
        if (path.elements().size() > MAX_LEVELS) {
            throw errors.tooDeep(path.elements().size());
        }
    }
}
