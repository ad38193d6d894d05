package dev.extenddb.expression;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Changes of items: what an UpdateExpression asks for, bound to its placeholders. Immutable and thread-safe. */
public final class Update {

    private static final int SURCHARGE = 3;
    private static final ExpressionErrors ERRORS = new ExpressionErrors(ExpressionKind.UPDATE);

    private final UpdateNode node;
    private final List<DocumentPath> paths;
    private final List<Reader> outcomes;
    private final PathTree tree;
    private final Projection touched;
    private final int surcharge;

    private Update(UpdateNode node, List<DocumentPath> paths, List<Reader> outcomes, PathTree tree, int surcharge) {
        this.node = node;
        this.paths = paths;
        this.outcomes = outcomes;
        this.surcharge = surcharge;
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
        return of(update, tree(update, ExpressionErrors.WITHOUT_PARAMETER), UpdateErrors::operandType);
    }

    /**
     * The executable form of an update that came as AttributeUpdates: like {@link #of} of changes of whole attributes, but for the words
     * in which it refuses to add to or delete from a value of another type.
     */
    public static Update ofAttributes(UpdateNode update) {
        return of(update, tree(update, ExpressionErrors.WITHOUT_PARAMETER), UpdateErrors::attributeType);
    }

    /** The executable form of a bound update that came as text, and so may have operands that no item suits. */
    static Update checked(UpdateNode update) {
        PathTree tree = tree(update, ERRORS);
        new UpdateChecks(ERRORS).check(update);
        return of(update, tree, UpdateErrors::operandType);
    }

    private static Update of(UpdateNode update, PathTree tree, Supplier<DynamoDbException> mismatch) {
        List<Reader> outcomes = update.actions().stream()
                .map(action -> outcome(action, mismatch))
                .toList();
        int surcharge = SURCHARGE
                + update.actions().stream().mapToInt(Update::surcharge).sum();
        return new Update(update, targets(update), outcomes, tree, surcharge);
    }

    private static int surcharge(UpdateNode.Action action) {
        return switch (action.section()) {
            case SET -> isOfList(action) ? 20 : 19;
            case ADD -> 19;
            case REMOVE, DELETE -> 2;
        };
    }

    private static boolean isOfList(UpdateNode.Action action) {
        return BoundPaths.of(action.target()).steps().stream().anyMatch(DocumentPath.Index.class::isInstance);
    }

    private static PathTree tree(UpdateNode update, ExpressionErrors errors) {
        return PathTree.of(targets(update), errors);
    }

    private static List<DocumentPath> targets(UpdateNode update) {
        return update.actions().stream()
                .map(action -> BoundPaths.of(action.target()))
                .toList();
    }

    /**
     * How many bytes the update itself counts, besides the attributes that it writes; no documentation tells, the numbers are as measured.
     */
    public int surcharge() {
        return surcharge;
    }

    /** All paths that the update changes, in the order written. */
    public List<DocumentPath> paths() {
        return paths;
    }

    /** All paths that the update names: those that it changes and those that it reads. */
    public List<DocumentPath> namedPaths() {
        List<DocumentPath> named = new ArrayList<>(paths);
        node.actions()
                .forEach(action -> action.operands()
                        .forEach(operand -> operand.walk(part -> {
                            if (part instanceof Operand.Attribute attribute) {
                                named.add(attribute.path());
                            }
                        })));
        return named;
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
        return apply(before, before.attributes().isEmpty());
    }

    /**
     * Makes an item of its key attributes, which can be read, and what the update adds. It is like changing an item that has only them,
     * but that removing something from nowhere is allowed.
     *
     * @throws dev.extenddb.error.DynamoDbException as {@link #apply} does
     */
    public UpdateResult create(Item key) {
        return apply(key, true);
    }

    private UpdateResult apply(Item before, boolean created) {
        AttributeValue[] values = new AttributeValue[outcomes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = outcomes.get(i).read(before);
        }
        Item after = new UpdateWriter(values, created).write(before, tree);
        return new UpdateResult(after, touched.apply(before), touched.apply(after));
    }

    /** What the place of an action has afterwards, read from the item before; {@code null} is nothing. */
    private static Reader outcome(UpdateNode.Action action, Supplier<DynamoDbException> mismatch) {
        if (action instanceof UpdateNode.Set set) {
            return Readers.required(set.value());
        }
        if (action instanceof UpdateNode.Add add) {
            return sum(Readers.of(add.target()), Readers.required(add.value()), mismatch);
        }
        if (action instanceof UpdateNode.Delete delete) {
            return difference(Readers.of(delete.target()), Readers.required(delete.value()), mismatch);
        }
        return item -> null;
    }

    private static Reader sum(Reader target, Reader operand, Supplier<DynamoDbException> mismatch) {
        return item -> {
            AttributeValue value = target.read(item);
            AttributeValue more = operand.read(item);
            if (value == null) {
                return more;
            }
            requireSameType(value, more, mismatch);
            return Arithmetic.added(value, more);
        };
    }

    private static Reader difference(Reader target, Reader operand, Supplier<DynamoDbException> mismatch) {
        return item -> {
            AttributeValue value = target.read(item);
            if (value == null) {
                return null;
            }
            AttributeValue less = operand.read(item);
            requireSameType(value, less, mismatch);
            return Arithmetic.without(value, less).orElse(null);
        };
    }

    private static void requireSameType(
            AttributeValue one, AttributeValue other, Supplier<DynamoDbException> mismatch) {
        if (one.type() != other.type()) {
            throw mismatch.get();
        }
    }
}
