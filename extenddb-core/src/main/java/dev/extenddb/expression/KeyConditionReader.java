package dev.extenddb.expression;

import dev.extenddb.expression.ConditionNode.And;
import dev.extenddb.expression.ConditionNode.Between;
import dev.extenddb.expression.ConditionNode.In;
import dev.extenddb.expression.ConditionNode.Not;
import dev.extenddb.expression.ConditionNode.Or;
import dev.extenddb.expression.ConditionNode.Test;
import dev.extenddb.expression.KeyCondition.Comparison;
import dev.extenddb.expression.KeyCondition.Operator;
import dev.extenddb.item.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a bound condition apart into comparisons of attributes with values, and refuses all that is not one. */
final class KeyConditionReader implements ConditionNode.Visitor<Void> {

    private final Map<String, Comparison> comparisons = new LinkedHashMap<>();

    private KeyConditionReader() {}

    static List<Comparison> read(ConditionNode condition) {
        KeyConditionReader reader = new KeyConditionReader();
        condition.accept(reader);
        return List.copyOf(reader.comparisons.values());
    }

    @Override
    public Void and(And and) {
        and.conditions().forEach(condition -> condition.accept(this));
        return null;
    }

    @Override
    public Void or(Or or) {
        throw KeyConditionErrors.operator("OR");
    }

    @Override
    public Void not(Not not) {
        throw KeyConditionErrors.operator("NOT");
    }

    @Override
    public Void in(In in) {
        throw KeyConditionErrors.operator("IN");
    }

    @Override
    public Void comparison(ConditionNode.Comparison comparison) {
        if (comparison.comparator() == Comparator.NE) {
            throw KeyConditionErrors.operator(Comparator.NE.symbol());
        }
        boolean valueFirst = comparison.left() instanceof Operand.Literal;
        Comparator comparator = valueFirst ? comparison.comparator().flipped() : comparison.comparator();
        add(operator(comparator), comparison.operands());
        return null;
    }

    private static Operator operator(Comparator comparator) {
        return switch (comparator) {
            case EQ -> Operator.EQ;
            case LT -> Operator.LT;
            case LE -> Operator.LE;
            case GT -> Operator.GT;
            case GE -> Operator.GE;
            case NE -> throw KeyConditionErrors.operator(comparator.symbol());
        };
    }

    @Override
    public Void between(Between between) {
        requireAttributeFirst("BETWEEN", between.operand());
        add(Operator.BETWEEN, between.operands());
        return null;
    }

    @Override
    public Void test(Test test) {
        Operand.Call call = test.call();
        if (FunctionName.of(call) != FunctionName.BEGINS_WITH) {
            throw KeyConditionErrors.operator(call.function());
        }
        requireAttributeFirst(call.function(), call.arguments().get(0));
        add(Operator.BEGINS_WITH, call.arguments());
        return null;
    }

    private static void requireAttributeFirst(String operator, Operand first) {
        if (!(first instanceof Operand.Attribute)) {
            throw KeyConditionErrors.keyNotFirst(operator);
        }
    }

    /** Takes a comparison whose operands are one attribute and, for the rest, values. */
    private void add(Operator operator, List<Operand> operands) {
        List<DocumentPath> attributes = new ArrayList<>(1);
        List<AttributeValue> values = new ArrayList<>(2);
        for (Operand operand : operands) {
            if (operand instanceof Operand.Attribute attribute) {
                attributes.add(keyAttribute(attribute.path(), attributes.isEmpty()));
            } else if (operand instanceof Operand.Literal literal) {
                values.add(literal.value());
            } else {
                throw KeyConditionErrors.nestedOperation();
            }
        }
        if (attributes.isEmpty()) {
            throw KeyConditionErrors.noAttribute();
        }
        String attribute = attributes.get(0).attribute();
        if (comparisons.put(attribute, new Comparison(attribute, operator, values)) != null) {
            throw KeyConditionErrors.severalConditions();
        }
    }

    private static DocumentPath keyAttribute(DocumentPath path, boolean first) {
        if (!first) {
            throw KeyConditionErrors.severalAttributes();
        }
        if (path.isNested()) {
            throw KeyConditionErrors.nestedAttribute();
        }
        return path;
    }
}
