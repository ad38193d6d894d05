package dev.extenddb;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.operation.ExpressionParameters;
import dev.extenddb.operation.ReturnValues;
import dev.extenddb.operation.TransactWriteItem;
import dev.extenddb.wire.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers what {@link ExtendDbClient#transact} does all at once: at most 100 parts, each about another item, 4 MB in all. Tables are given by name or ARN, keys as
 * the attributes of the key and no others. What is not sound is found by {@code transact}. Not thread-safe.
 */
public final class TransactionBuilder {

    private final List<TransactWriteItem> parts = new ArrayList<>();

    TransactionBuilder() {}

    List<TransactWriteItem> parts() {
        return List.copyOf(parts);
    }

    /** Creates an item, or replaces it as a whole. */
    public TransactionBuilder put(String table, Item item) {
        return addPut(part(table, item, Optional.empty(), Optional.empty(), Map.of()));
    }

    /**
     * Creates an item, or replaces it as a whole, if a condition holds.
     *
     * @param condition a ConditionExpression on the item as it is
     * @param values what the placeholders that begin with a colon stand for; may be empty
     */
    public TransactionBuilder put(String table, Item item, String condition, Map<String, AttributeValue> values) {
        return addPut(part(table, item, Optional.empty(), Optional.of(condition), values));
    }

    private TransactionBuilder addPut(TransactWriteItem.Part put) {
        parts.add(new TransactWriteItem(Optional.empty(), Optional.of(put), Optional.empty(), Optional.empty()));
        return this;
    }

    /**
     * Changes an item, and creates it if there is none.
     *
     * @param expression an UpdateExpression
     * @param values what the placeholders that begin with a colon stand for; may be empty
     */
    public TransactionBuilder update(String table, Item key, String expression, Map<String, AttributeValue> values) {
        var update = part(table, key, Optional.of(expression), Optional.empty(), values);
        parts.add(new TransactWriteItem(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(update)));
        return this;
    }

    /** Removes an item; removing an absent one is no error, and does not cancel the transaction. */
    public TransactionBuilder delete(String table, Item key) {
        var delete = part(table, key, Optional.empty(), Optional.empty(), Map.of());
        parts.add(new TransactWriteItem(Optional.empty(), Optional.empty(), Optional.of(delete), Optional.empty()));
        return this;
    }

    /**
     * Has the whole transaction done only if a condition holds of an item that stays as it is.
     *
     * @param condition a ConditionExpression
     * @param values what the placeholders that begin with a colon stand for; may be empty
     */
    public TransactionBuilder check(String table, Item key, String condition, Map<String, AttributeValue> values) {
        var check = part(table, key, Optional.empty(), Optional.of(condition), values);
        parts.add(new TransactWriteItem(Optional.of(check), Optional.empty(), Optional.empty(), Optional.empty()));
        return this;
    }

    private static TransactWriteItem.Part part(
            String table,
            Item item,
            Optional<String> update,
            Optional<String> condition,
            Map<String, AttributeValue> values) {
        return new TransactWriteItem.Part(
                table, Attributes.of(item), update, condition, parameters(values), ReturnValues.NONE);
    }

    static ExpressionParameters parameters(Map<String, AttributeValue> values) {
        return values.isEmpty()
                ? ExpressionParameters.NONE
                : new ExpressionParameters(Optional.empty(), Optional.of(new Attributes(values, Optional.empty())));
    }
}
