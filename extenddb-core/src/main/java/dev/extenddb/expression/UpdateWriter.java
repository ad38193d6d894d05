package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the values of an update into the places of a path tree, all at once: what is not on a path is shared with the item before, and
 * list indexes are those of the list before.
 */
final class UpdateWriter {

    private final AttributeValue[] values;
    private final boolean itemMissing;

    /** A writer of the values by the numbers of the paths; {@code null} takes away what is there. */
    UpdateWriter(AttributeValue[] values, boolean itemMissing) {
        this.values = values;
        this.itemMissing = itemMissing;
    }

    Item write(Item before, PathTree tree) {
        return Item.of(fields(before.attributes(), tree.attributes()));
    }

    private Map<String, AttributeValue> fields(Map<String, AttributeValue> before, Map<String, PathTree.Node> nodes) {
        Map<String, AttributeValue> after = new LinkedHashMap<>(before);
        nodes.forEach((name, node) -> {
            AttributeValue value = written(before.get(name), node);
            if (value == null) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return after;
    }

    private List<AttributeValue> elements(List<AttributeValue> before, Map<Integer, PathTree.Node> nodes) {
        List<AttributeValue> after = new ArrayList<>(before);
        nodes.forEach((index, node) -> {
            if (index < before.size()) {
                after.set(index, written(before.get(index), node));
            } else {
                after.add(written(null, node));
            }
        });
        after.removeIf(Objects::isNull);
        return after;
    }

    /** What a place has afterwards that had {@code before}; {@code null} is nothing, in both. */
    private AttributeValue written(AttributeValue before, PathTree.Node node) {
        if (node.isLeaf()) {
            return values[node.number()];
        }
        if (before instanceof AttributeValue.M map && !node.fields().isEmpty()) {
            return new AttributeValue.M(fields(map.values(), node.fields()));
        }
        if (before instanceof AttributeValue.L list && !node.elements().isEmpty()) {
            return new AttributeValue.L(elements(list.values(), node.elements()));
        }
        if (itemMissing && takesAway(node)) {
            return null;
        }
        throw UpdateErrors.invalidPath();
    }

    private boolean takesAway(PathTree.Node node) {
        return node.isLeaf()
                ? values[node.number()] == null
                : node.fields().values().stream().allMatch(this::takesAway)
                        && node.elements().values().stream().allMatch(this::takesAway);
    }
}
