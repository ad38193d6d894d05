package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some places of items: what a ProjectionExpression asks for, bound to its placeholders. Immutable and thread-safe. */
public final class Projection {

    private final List<DocumentPath> paths;
    private final PathTree tree;

    private Projection(List<DocumentPath> paths, PathTree tree) {
        this.paths = paths;
        this.tree = tree;
    }

    /**
     * The executable form of a bound projection.
     *
     * @throws dev.extenddb.error.DynamoDbException if two places overlap or conflict
     * @throws IllegalArgumentException if something in the projection is not bound
     */
    public static Projection of(ProjectionNode projection) {
        List<DocumentPath> paths =
                projection.locations().stream().map(BoundPaths::of).toList();
        return new Projection(paths, PathTree.of(paths, new ExpressionErrors(ExpressionKind.PROJECTION)));
    }

    /** A projection to the places of a tree that was made for the paths. */
    static Projection of(List<DocumentPath> paths, PathTree tree) {
        return new Projection(paths, tree);
    }

    /** All paths of the projection, in the order written. */
    public List<DocumentPath> paths() {
        return paths;
    }

    /**
     * What the item has at the paths, inside the maps and lists that lead there and nothing else. The elements of a list come in its
     * order and move together; maps and lists without any of the places are left out.
     */
    public Item apply(Item item) {
        return Item.of(fields(item.attributes(), tree.attributes()));
    }

    private static Map<String, AttributeValue> fields(
            Map<String, AttributeValue> values, Map<String, PathTree.Node> nodes) {
        Map<String, AttributeValue> kept = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            AttributeValue value = values.get(name);
            if (value != null) {
                AttributeValue part = part(value, node);
                if (part != null) {
                    kept.put(name, part);
                }
            }
        });
        return kept;
    }

    private static List<AttributeValue> elements(List<AttributeValue> values, Map<Integer, PathTree.Node> nodes) {
        List<AttributeValue> kept = new ArrayList<>();
        nodes.forEach((index, node) -> {
            if (index < values.size()) {
                AttributeValue part = part(values.get(index), node);
                if (part != null) {
                    kept.add(part);
                }
            }
        });
        return kept;
    }

    /** What is kept of a value, or {@code null} if nothing is. */
    private static AttributeValue part(AttributeValue value, PathTree.Node node) {
        if (node.isLeaf()) {
            return value;
        }
        if (value instanceof AttributeValue.M map) {
            Map<String, AttributeValue> kept = fields(map.values(), node.fields());
            return kept.isEmpty() ? null : new AttributeValue.M(kept);
        }
        if (value instanceof AttributeValue.L list) {
            List<AttributeValue> kept = elements(list.values(), node.elements());
            return kept.isEmpty() ? null : new AttributeValue.L(kept);
        }
        return null;
    }
}
