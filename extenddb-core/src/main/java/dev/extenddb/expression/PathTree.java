package dev.extenddb.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Paths that do not overlap, merged where they begin alike: a node for each step, a leaf where a path ends. Leaves have the numbers of
 * their paths. Immutable once built.
 */
final class PathTree {

    private final Node root = new Node();

    private PathTree() {}

    /**
     * The tree of the paths, numbered from 0.
     *
     * @throws dev.extenddb.error.DynamoDbException if two paths overlap or conflict
     */
    static PathTree of(List<DocumentPath> paths, ExpressionErrors errors) {
        PathConflicts.requireNone(paths, errors);
        PathTree tree = new PathTree();
        for (int i = 0; i < paths.size(); i++) {
            tree.add(paths.get(i), i);
        }
        return tree;
    }

    /** The nodes of the top-level attributes, in the order in which the paths first name them. */
    Map<String, Node> attributes() {
        return root.fields;
    }

    private void add(DocumentPath path, int number) {
        Node node = root.fields.computeIfAbsent(path.attribute(), name -> new Node());
        for (DocumentPath.Step step : path.steps()) {
            node = node.child(step);
        }
        node.number = number;
    }

    /** What the paths say of one value. It is a leaf, or has fields, or has elements. */
    static final class Node {

        private static final int NOT_A_LEAF = -1;

        private final Map<String, Node> fields = new LinkedHashMap<>();
        private final SortedMap<Integer, Node> elements = new TreeMap<>();
        private int number = NOT_A_LEAF;

        private Node child(DocumentPath.Step step) {
            return step instanceof DocumentPath.Field field
                    ? fields.computeIfAbsent(field.name(), name -> new Node())
                    : elements.computeIfAbsent(((DocumentPath.Index) step).index(), index -> new Node());
        }

        boolean isLeaf() {
            return number != NOT_A_LEAF;
        }

        /** The number of the path that ends here, for leaves. */
        int number() {
            return number;
        }

        /** What the paths say of the values of a map, in the order in which the paths first name them. */
        Map<String, Node> fields() {
            return fields;
        }

        /** What the paths say of the elements of a list, in the order of the list. */
        SortedMap<Integer, Node> elements() {
            return elements;
        }
    }
}
