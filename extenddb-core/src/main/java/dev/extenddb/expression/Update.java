package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.List;

/** Changes of items: what an UpdateExpression asks for, bound to its placeholders. Immutable and thread-safe. */
public final class Update {

    private static final ExpressionErrors ERRORS = new ExpressionErrors(ExpressionKind.UPDATE);

    private final List<DocumentPath> paths;
    private final List<Reader> outcomes;
    private final PathTree tree;
    private final Projection touched;

    private Update(List<DocumentPath> paths, List<Reader> outcomes, PathTree tree) {
        this.paths = paths;
        this.outcomes = outcomes;
        this.tree = tree;
        this.touched = Projection.of(paths, tree);
    }

    /**
     * The executable form of a bound update.
     *
     * @throws dev.extenddb.error.DynamoDbException if two places that it changes overlap or conflict
     * @throws IllegalArgumentException if something in the update is not bound, or a function does not exist, has the wrong number of
     *     operands or is not for updates
     */
    public static Update of(UpdateNode update) {
        return of(update, tree(update, ExpressionErrors.WITHOUT_PARAMETER));
    }

    /** The executable form of a bound update that came as text, and so may have operands that no item suits. */
    static Update checked(UpdateNode update) {
        PathTree tree = tree(update, ERRORS);
        new UpdateChecks(ERRORS).check(update);
        return of(update, tree);
    }

    private static Update of(UpdateNode update, PathTree tree) {
        return new Update(
                targets(update), update.actions().stream().map(Update::outcome).toList(), tree);
    }

    private static PathTree tree(UpdateNode update, ExpressionErrors errors) {
        return PathTree.of(targets(update), errors);
    }

    private static List<DocumentPath> targets(UpdateNode update) {
        return update.actions().stream()
                .map(action -> BoundPaths.of(action.target()))
                .toList();
    }

    /** All paths that the update changes, in the order written. */
    public List<DocumentPath> paths() {
        return paths;
    }

    /**
     * Changes an item. All operands are read from the item as it was, and all changes are made at once.
     *
     * @param before the item, or {@link Item#EMPTY} if there is none: then nothing can be read, removing something from nowhere is
     *     allowed, and the key attributes are the caller's to add; an update that made nothing leaves {@link Item#EMPTY}
     * @throws dev.extenddb.error.DynamoDbException if the update does not fit the item: an operand is missing or of the wrong type, a
     *     path leads nowhere, or a number goes out of range
     */
    public UpdateResult apply(Item before) {
        AttributeValue[] values = new AttributeValue[outcomes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = outcomes.get(i).read(before);
        }
        Item after = new UpdateWriter(values, before.attributes().isEmpty()).write(before, tree);
        return new UpdateResult(after, touched.apply(before), touched.apply(after));
    }

    /** What the place of an action has afterwards, read from the item before; {@code null} is nothing. */
    private static Reader outcome(UpdateNode.Action action) {
        if (action instanceof UpdateNode.Set set) {
            return Readers.required(set.value());
        }
        if (action instanceof UpdateNode.Add add) {
            return sum(Readers.of(add.target()), Readers.required(add.value()));
        }
        if (action instanceof UpdateNode.Delete delete) {
            return difference(Readers.of(delete.target()), Readers.required(delete.value()));
        }
        return item -> null;
    }

    private static Reader sum(Reader target, Reader operand) {
        return item -> {
            AttributeValue value = target.read(item);
            AttributeValue more = operand.read(item);
            return value == null ? more : Arithmetic.added(value, more);
        };
    }

    private static Reader difference(Reader target, Reader operand) {
        return item -> {
            AttributeValue value = target.read(item);
            return value == null
                    ? null
                    : Arithmetic.without(value, operand.read(item)).orElse(null);
        };
    }
}
