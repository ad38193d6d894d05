package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.DynamoNumber;
import dev.extenddb.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Makes bound operands executable. */
final class Readers implements Operand.Visitor<Reader> {

    private static final Readers COMPILER = new Readers();

    private Readers() {}

    /**
     * The executable form of an operand.
     *
     * @throws IllegalArgumentException if it is not bound, or has functions that do not exist or whose value is no operand
     */
    static Reader of(Operand operand) {
        return operand.accept(COMPILER);
    }

    /** The executable form of an operand of an update, which must have a value. */
    static Reader required(Operand operand) {
        Reader reader = of(operand);
        return item -> {
            AttributeValue value = reader.read(item);
            if (value == null) {
                throw UpdateErrors.missingOperand();
            }
            return value;
        };
    }

    @Override
    public Reader path(Operand.Path path) {
        throw new IllegalArgumentException("Not bound: " + path);
    }

    @Override
    public Reader placeholder(Operand.Placeholder placeholder) {
        throw new IllegalArgumentException("Not bound: " + placeholder);
    }

    @Override
    public Reader attribute(Operand.Attribute attribute) {
        String name = attribute.path().attribute();
        if (!attribute.path().isNested()) {
            return item -> item.attributes().get(name);
        }
        DocumentPath.Step[] steps = attribute.path().steps().toArray(DocumentPath.Step[]::new);
        return item -> follow(item.attributes().get(name), steps);
    }

    private static AttributeValue follow(AttributeValue start, DocumentPath.Step... steps) {
        AttributeValue value = start;
        for (DocumentPath.Step step : steps) {
            if (step instanceof DocumentPath.Field field) {
                value = value instanceof AttributeValue.M map ? map.values().get(field.name()) : null;
            } else if (value instanceof AttributeValue.L list) {
                int index = ((DocumentPath.Index) step).index();
                value = index < list.values().size() ? list.values().get(index) : null;
            } else {
                return null;
            }
        }
        return value;
    }

    @Override
    public Reader literal(Operand.Literal literal) {
        AttributeValue value = literal.value();
        return item -> value;
    }

    @Override
    public Reader call(Operand.Call call) {
        List<Operand> arguments = call.arguments();
        if (arguments.size() != FunctionName.of(call).operands()) {
            throw new IllegalArgumentException("Wrong number of operands: " + call);
        }
        return switch (FunctionName.of(call)) {
            case SIZE -> size(of(arguments.get(0)));
            case IF_NOT_EXISTS -> firstOf(of(arguments.get(0)), required(arguments.get(1)));
            case LIST_APPEND -> concatenation(required(arguments.get(0)), required(arguments.get(1)));
            case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS, ATTRIBUTE_TYPE, BEGINS_WITH, CONTAINS ->
                throw new IllegalArgumentException("A test is no operand: " + call);
        };
    }

    private static Reader size(Reader operand) {
        return item -> {
            AttributeValue value = operand.read(item);
            OptionalInt size = value == null ? OptionalInt.empty() : Values.size(value);
            return size.isPresent() ? AttributeValue.of(size.getAsInt()) : null;
        };
    }

    private static Reader firstOf(Reader first, Reader otherwise) {
        return item -> {
            AttributeValue value = first.read(item);
            return value == null ? otherwise.read(item) : value;
        };
    }

    private static Reader concatenation(Reader first, Reader second) {
        return item -> {
            List<AttributeValue> elements = new ArrayList<>(elements(first, item));
            elements.addAll(elements(second, item));
            return new AttributeValue.L(elements);
        };
    }

    private static List<AttributeValue> elements(Reader operand, Item item) {
        if (operand.read(item) instanceof AttributeValue.L list) {
            return list.values();
        }
        throw UpdateErrors.operandType();
    }

    @Override
    public Reader arithmetic(Operand.Arithmetic arithmetic) {
        Reader left = required(arithmetic.left());
        Reader right = required(arithmetic.right());
        return switch (arithmetic.operator()) {
            case PLUS -> item -> Arithmetic.sum(number(left, item), number(right, item));
            case MINUS -> item -> Arithmetic.difference(number(left, item), number(right, item));
        };
    }

    private static DynamoNumber number(Reader operand, Item item) {
        if (operand.read(item) instanceof AttributeValue.N number) {
            return number.value();
        }
        throw UpdateErrors.operandType();
    }
}
