package dev.extenddb.expression;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Changes of items: what an UpdateExpression asks for, bound to its placeholders. Immutable and thread-safe. */
public final class Update {

    private static final ExpressionErrors ERRORS = new ExpressionErrors(ExpressionKind.UPDATE);

    private final List<DocumentPath> paths;
    private final List<DocumentPath> namedPaths;
    private final List<Reader> outcomes;
    private final PathTree tree;
    private final Projection touched;
    private final int charge;
    private final Map<String, AttributeValue> assigned;

    private Update(UpdateNode update, List<Reader> outcomes, PathTree tree, int charge) {
        this.paths = targets(update);
        this.namedPaths = named(update, paths);
        this.outcomes = outcomes;
        this.charge = charge;
        this.assigned = assigned(update);
        this.tree = tree;
        this.touched = Projection.of(paths, tree);
    }

    /**
     * The executable form of a bound update that a client wrote, though not as an expression.
     *
     * @throws dev.extenddb.error.DynamoDbException if two places that it changes overlap or conflict, or it has operands that no item
     *     suits
     * @throws IllegalArgumentException if something in the update is not bound, or a function does not exist, has the wrong number of
     *     operands or is not for updates
     */
    public static Update of(UpdateNode update) {
        return checked(update, ExpressionErrors.WITHOUT_PARAMETER);
    }

    /**
     * The executable form of an update that came as AttributeUpdates: like {@link #of} of changes of whole attributes, but for the words
     * in which it refuses to add to or delete from a value of another type.
     */
    public static Update ofAttributes(UpdateNode update) {
        return of(update, tree(update, ExpressionErrors.WITHOUT_PARAMETER), UpdateErrors::attributeType, 0);
    }

    /** The executable form of a bound update that came as text, and so may have operands that no item suits. */
    static Update checked(UpdateNode update) {
        return checked(update, ERRORS);
    }

    private static Update checked(UpdateNode update, ExpressionErrors errors) {
        PathTree tree = tree(update, errors);
        new UpdateChecks(errors).check(update);
        return of(update, tree, UpdateErrors::operandType, UpdateCharge.of(update));
    }

    private static Update of(UpdateNode update, PathTree tree, Supplier<DynamoDbException> mismatch, int charge) {
        List<Reader> outcomes = update.actions().stream()
                .map(action -> outcome(action, mismatch))
                .toList();
        return new Update(update, outcomes, tree, charge);
    }

    private static Map<String, AttributeValue> assigned(UpdateNode update) {
        var assigned = new HashMap<String, AttributeValue>();
        for (UpdateNode.Action action : update.actions()) {
            DocumentPath path = BoundPaths.of(action.target());
            if (action instanceof UpdateNode.Set set
                    && set.value() instanceof Operand.Literal literal
                    && !path.isNested()) {
                assigned.put(path.attribute(), literal.value());
            }
        }
        return Map.copyOf(assigned);
    }

    private static PathTree tree(UpdateNode update, ExpressionErrors errors) {
        return PathTree.of(targets(update), errors);
    }

    private static List<DocumentPath> targets(UpdateNode update) {
        return update.actions().stream()
                .map(action -> BoundPaths.of(action.target()))
                .toList();
    }

    private static List<DocumentPath> named(UpdateNode update, List<DocumentPath> targets) {
        List<DocumentPath> named = new ArrayList<>(targets);
        for (UpdateNode.Action action : update.actions()) {
            action.operands()
                    .forEach(operand -> operand.walk(part -> {
                        if (part instanceof Operand.Attribute attribute) {
                            named.add(attribute.path());
                        }
                    }));
        }
        return List.copyOf(named);
    }

    /**
     * How many bytes the update expression counts by itself, whatever the item is; see {@link UpdateCharge}. What came as no expression
     * counts none.
     */
    public int charge() {
        return charge;
    }

    /** The attributes that the update sets as a whole to a value that does not depend on the item. */
    public Map<String, AttributeValue> assigned() {
        return assigned;
    }

    /** All paths that the update changes, in the order written. */
    public List<DocumentPath> paths() {
        return paths;
    }

    /** All paths that the update names: those that it changes, then those that its operands read. */
    public List<DocumentPath> namedPaths() {
        return namedPaths;
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
