package dev.extenddb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.DynamoNumber;
import dev.extenddb.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random updates of random items, against a model that is slow and plain: it makes mutable copies of everything, writes into them action
 * by action, leaves holes where list elements go, puts what goes behind a list into order at the end, and closes the holes.
 */
class RandomUpdateTest {

    private static final long SEED = 19_880_416;
    private static final int ROUNDS = 20_000;

    private final RandomExpressions random = new RandomExpressions(SEED);

    @Test
    void updatesDoWhatTheModelDoes() {
        int applied = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Item before = random.item();
            UpdateNode update = new UpdateNode(random.several(1, () -> action(before)));
            Optional<Item> expected = overlapping(update) ? Optional.empty() : Model.apply(before, update);
            assertThat(applied(before, update))
                    .as("seed %d, round %d: %s of %s", SEED, i, update, before)
                    .isEqualTo(expected);
            applied += expected.isPresent() ? 1 : 0;
        }
        assertThat(applied).as("updates that were not refused").isGreaterThan(ROUNDS / 10);
    }

    private UpdateNode.Action action(Item item) {
        Operand.Attribute target = new Operand.Attribute(random.pathInto(item));
        return switch (random.below(4)) {
            case 0 -> new UpdateNode.Set(target, new Operand.Literal(random.value()));
            case 1 -> new UpdateNode.Set(target, new Operand.Attribute(random.pathInto(item)));
            case 2 -> new UpdateNode.Remove(target);
            default -> {
                Operand operand = new Operand.Literal(random.set());
                yield random.below(2) == 0
                        ? new UpdateNode.Add(target, operand)
                        : new UpdateNode.Delete(target, operand);
            }
        };
    }

    private static Optional<Item> applied(Item before, UpdateNode update) {
        try {
            return Optional.of(Update.of(update).apply(before).after());
        } catch (DynamoDbException e) {
            return Optional.empty();
        }
    }

    /** Whether of two paths one begins like the other, or both look at the same value in different ways. */
    private static boolean overlapping(UpdateNode update) {
        List<DocumentPath> paths = update.actions().stream()
                .map(action -> BoundPaths.of(action.target()))
                .toList();
        for (int i = 0; i < paths.size(); i++) {
            for (int j = 0; j < i; j++) {
                List<Object> one = flat(paths.get(i));
                List<Object> two = flat(paths.get(j));
                int same = 0;
                while (same < Math.min(one.size(), two.size()) && one.get(same).equals(two.get(same))) {
                    same++;
                }
                boolean ended = same == Math.min(one.size(), two.size());
                if (ended || one.get(same).getClass() != two.get(same).getClass()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Object> flat(DocumentPath path) {
        List<Object> flat = new ArrayList<>();
        flat.add(new DocumentPath.Field(path.attribute()));
        flat.addAll(path.steps());
        return flat;
    }

    /** Items as mutable maps and lists. */
    private static final class Model {

        private static final Object HOLE = new Object();

        static Optional<Item> apply(Item before, UpdateNode update) {
            Object copy = thawed(new AttributeValue.M(before.attributes()));
            List<Appended> appended = new ArrayList<>();
            for (UpdateNode.Action action : update.actions()) {
                List<Object> path = flat(BoundPaths.of(action.target()));
                Optional<Object> existing = read(thawed(new AttributeValue.M(before.attributes())), path);
                Object value = HOLE;
                if (action instanceof UpdateNode.Set set) {
                    Optional<Object> operand = operand(before, set.value());
                    if (operand.isEmpty()) {
                        return Optional.empty();
                    }
                    value = operand.get();
                } else if (!(action instanceof UpdateNode.Remove)) {
                    AttributeValue.NS set = (AttributeValue.NS)
                            ((Operand.Literal) action.operands().get(0)).value();
                    if (existing.isPresent() && !(existing.get() instanceof AttributeValue.NS)) {
                        return Optional.empty();
                    }
                    value = combined(existing, set, action instanceof UpdateNode.Add);
                }
                if (!write(copy, path, value, appended)) {
                    return Optional.empty();
                }
            }
            appended.sort(java.util.Comparator.comparingInt(Appended::index));
            appended.forEach(element -> element.list().add(element.value()));
            return Optional.of(Item.of(((AttributeValue.M) frozen(copy)).values()));
        }

        private static Optional<Object> operand(Item before, Operand operand) {
            return operand instanceof Operand.Literal literal
                    ? Optional.of(literal.value())
                    : read(
                            thawed(new AttributeValue.M(before.attributes())),
                            flat(((Operand.Attribute) operand).path()));
        }

        private static Object combined(Optional<Object> existing, AttributeValue.NS operand, boolean add) {
            Set<DynamoNumber> numbers = new LinkedHashSet<>();
            existing.ifPresent(set -> numbers.addAll(((AttributeValue.NS) set).values()));
            if (add) {
                numbers.addAll(operand.values());
            } else {
                numbers.removeAll(operand.values());
            }
            return numbers.isEmpty() ? HOLE : new AttributeValue.NS(numbers);
        }

        private static Optional<Object> read(Object container, List<Object> path) {
            Object value = container;
            for (Object step : path) {
                if (step instanceof DocumentPath.Field field && value instanceof Map<?, ?> map) {
                    value = map.get(field.name());
                } else if (step instanceof DocumentPath.Index index
                        && value instanceof List<?> list
                        && index.index() < list.size()) {
                    value = list.get(index.index());
                } else {
                    return Optional.empty();
                }
            }
            return Optional.ofNullable(value);
        }

        @SuppressWarnings("unchecked")
        private static boolean write(Object root, List<Object> path, Object value, List<Appended> appended) {
            Optional<Object> parent = read(root, path.subList(0, path.size() - 1));
            Object last = path.get(path.size() - 1);
            if (parent.orElse(root) instanceof Map<?, ?> map && last instanceof DocumentPath.Field field) {
                if (value == HOLE) {
                    map.remove(field.name());
                } else {
                    ((Map<String, Object>) map).put(field.name(), value);
                }
                return parent.isPresent();
            }
            if (parent.isPresent()
                    && parent.get() instanceof List<?> list
                    && last instanceof DocumentPath.Index index) {
                if (index.index() < list.size()) {
                    ((List<Object>) list).set(index.index(), value);
                } else {
                    appended.add(new Appended((List<Object>) list, index.index(), value));
                }
                return true;
            }
            return false;
        }

        private static Object thawed(AttributeValue value) {
            if (value instanceof AttributeValue.M map) {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.values().forEach((name, inner) -> copy.put(name, thawed(inner)));
                return copy;
            }
            if (value instanceof AttributeValue.L list) {
                List<Object> copy = new ArrayList<>();
                list.values().forEach(inner -> copy.add(thawed(inner)));
                return copy;
            }
            return value;
        }

        private static AttributeValue frozen(Object value) {
            if (value instanceof Map<?, ?> map) {
                Map<String, AttributeValue> copy = new LinkedHashMap<>();
                map.forEach((name, inner) -> copy.put((String) name, frozen(inner)));
                return new AttributeValue.M(copy);
            }
            if (value instanceof List<?> list) {
                return new AttributeValue.L(list.stream()
                        .filter(inner -> inner != HOLE)
                        .map(Model::frozen)
                        .toList());
            }
            return (AttributeValue) value;
        }

        private record Appended(List<Object> list, int index, Object value) {}
    }
}
