package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.DynamoNumber;
import dev.extenddb.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Makes random trees, paths, values and items, the same ones from the same seed. */
final class RandomExpressions {

    private static final List<String> NAMES = List.of("a", "b", "c1", "d_");
    private static final int DEEPEST = 3;

    private final Random random;

    RandomExpressions(long seed) {
        this.random = new Random(seed);
    }

    ConditionNode condition() {
        return condition(DEEPEST);
    }

    private ConditionNode condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> new ConditionNode.Comparison(pick(List.of(Comparator.values())), operand(), operand());
            case 1 -> new ConditionNode.Between(operand(), operand(), operand());
            case 2 -> new ConditionNode.In(operand(), several(1, this::operand));
            case 3 -> new ConditionNode.Test(new Operand.Call("attribute_exists", List.of(path())));
            case 4 -> new ConditionNode.Not(condition(depth - 1));
            case 5 -> new ConditionNode.And(several(2, () -> condition(depth - 1)));
            default -> new ConditionNode.Or(several(2, () -> condition(depth - 1)));
        };
    }

    private Operand operand() {
        return switch (random.nextInt(3)) {
            case 0 -> new Operand.Placeholder(":" + pick(NAMES));
            case 1 -> new Operand.Call("size", List.of(path()));
            default -> path();
        };
    }

    UpdateNode update() {
        List<UpdateNode.Action> actions = new ArrayList<>();
        several(1, () -> actions.add(new UpdateNode.Set(path(), updateOperand())));
        several(1, () -> actions.add(new UpdateNode.Remove(path())));
        several(1, () -> actions.add(new UpdateNode.Add(path(), new Operand.Placeholder(":v"))));
        several(1, () -> actions.add(new UpdateNode.Delete(path(), new Operand.Placeholder(":v"))));
        return new UpdateNode(actions);
    }

    private Operand updateOperand() {
        return switch (random.nextInt(4)) {
            case 0 -> new Operand.Placeholder(":" + pick(NAMES));
            case 1 -> new Operand.Call("if_not_exists", List.of(path(), updateFunctionOperand()));
            case 2 ->
                new Operand.Arithmetic(
                        pick(List.of(Operand.Arithmetic.Operator.values())), path(), updateFunctionOperand());
            default -> path();
        };
    }

    private Operand updateFunctionOperand() {
        return random.nextBoolean() ? path() : new Operand.Placeholder(":v");
    }

    private Operand.Path path() {
        List<PathNode.Element> elements = new ArrayList<>();
        elements.add(name());
        for (int steps = random.nextInt(3); steps > 0; steps--) {
            elements.add(random.nextBoolean() ? name() : new PathNode.Index(random.nextInt(20)));
        }
        return new Operand.Path(new PathNode(elements));
    }

    private PathNode.Element name() {
        return random.nextBoolean() ? new PathNode.Name(pick(NAMES)) : new PathNode.Alias("#" + pick(NAMES));
    }

    /** A path that leads to something in an item, or at least near it. */
    DocumentPath pathInto(Item item) {
        String attribute = pick(NAMES);
        List<DocumentPath.Step> steps = new ArrayList<>();
        AttributeValue value = item.attributes().getOrDefault(attribute, new AttributeValue.NULL());
        while (random.nextInt(4) > 0) {
            if (value instanceof AttributeValue.M map) {
                String name = pick(NAMES);
                steps.add(new DocumentPath.Field(name));
                value = map.values().getOrDefault(name, new AttributeValue.NULL());
            } else if (value instanceof AttributeValue.L list) {
                int index = random.nextInt(list.values().size() + 2);
                steps.add(new DocumentPath.Index(index));
                value = index < list.values().size() ? list.values().get(index) : new AttributeValue.NULL();
            } else {
                break;
            }
        }
        return new DocumentPath(attribute, steps);
    }

    Item item() {
        return Item.of(map(DEEPEST));
    }

    AttributeValue value() {
        return value(0);
    }

    private AttributeValue value(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 7)) {
            case 0 -> AttributeValue.of(random.nextInt(10));
            case 1 -> AttributeValue.of(pick(NAMES));
            case 2 -> set();
            case 3, 4 -> new AttributeValue.L(several(0, () -> value(depth - 1)));
            default -> new AttributeValue.M(map(depth - 1));
        };
    }

    AttributeValue.NS set() {
        Set<DynamoNumber> numbers = new LinkedHashSet<>();
        several(1, () -> numbers.add(DynamoNumber.of(random.nextInt(5))));
        return new AttributeValue.NS(numbers);
    }

    private Map<String, AttributeValue> map(int depth) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(4) > 0) {
                values.put(name, value(depth));
            }
        }
        return values;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> List<T> several(int atLeast, Supplier<T> supplier) {
        List<T> all = new ArrayList<>();
        for (int count = atLeast + random.nextInt(3); count > 0; count--) {
            all.add(supplier.get());
        }
        return all;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
