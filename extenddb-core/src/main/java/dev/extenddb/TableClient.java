package dev.extenddb;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.operation.DeleteItem;
import dev.extenddb.operation.ExpressionParameters;
import dev.extenddb.operation.GetItem;
import dev.extenddb.operation.ProjectionParameters;
import dev.extenddb.operation.PutItem;
import dev.extenddb.operation.Query;
import dev.extenddb.operation.ReadOptions;
import dev.extenddb.operation.ReadResponse;
import dev.extenddb.operation.ResponseItem;
import dev.extenddb.operation.ReturnValues;
import dev.extenddb.operation.Scan;
import dev.extenddb.operation.UpdateItem;
import dev.extenddb.operation.WriteOptions;
import dev.extenddb.wire.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One table, used directly. What these methods leave out, {@link ExtendDbClient#call} can do. Every method throws a {@link
 * DynamoDbException} where DynamoDB would answer with an error: a {@code ResourceNotFoundException} if there is no such table, a {@code
 * ValidationException} if a key, an expression or an item, at most 400 KB, is not sound. Reads are strongly consistent. Thread-safe.
 */
public final class TableClient {

    private final ExtendDbClient client;
    private final String name;

    TableClient(ExtendDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /**
     * Creates an item, or replaces it as a whole.
     *
     * @param item all its attributes, those of the key among them
     */
    public void put(Item item) {
        client.call(
                PutItem.class,
                new PutItem.Request(
                        name,
                        Attributes.of(item),
                        WriteOptions.returning(ReturnValues.NONE, ExpressionParameters.NONE)));
    }

    /**
     * Creates an item, or replaces it as a whole, if a condition holds.
     *
     * @param item all its attributes, those of the key among them
     * @param condition a ConditionExpression on the item as it is
     * @param values what the placeholders that begin with a colon stand for; may be empty
     * @throws DynamoDbException a {@code ConditionalCheckFailedException} if the condition does not hold
     */
    public void put(Item item, String condition, Map<String, AttributeValue> values) {
        WriteOptions options = WriteOptions.returning(ReturnValues.NONE, TransactionBuilder.parameters(values))
                .onlyIf(condition);
        client.call(PutItem.class, new PutItem.Request(name, Attributes.of(item), options));
    }

    /**
     * The item with a key, as the last write left it.
     *
     * @param key the attributes of the key and no others
     */
    public Optional<Item> get(Item key) {
        return client.call(
                        GetItem.class,
                        new GetItem.Request(
                                name,
                                Attributes.of(key),
                                true,
                                ProjectionParameters.NONE,
                                ExpressionParameters.NONE,
                                ConsumedCapacity.Detail.NONE))
                .item()
                .map(ResponseItem::toItem);
    }

    /**
     * Changes an item, and creates it if there is none.
     *
     * @param key the attributes of the key and no others
     * @param expression an UpdateExpression
     * @param values what the placeholders that begin with a colon stand for; may be empty
     * @return the item as it is now
     */
    public Item update(Item key, String expression, Map<String, AttributeValue> values) {
        return client.call(
                        UpdateItem.class,
                        new UpdateItem.Request(
                                name,
                                Attributes.of(key),
                                Optional.empty(),
                                Optional.of(expression),
                                WriteOptions.returning(ReturnValues.ALL_NEW, TransactionBuilder.parameters(values))))
                .attributes()
                .orElse(Item.EMPTY);
    }

    /**
     * Removes an item; removing an absent one is no error.
     *
     * @param key the attributes of the key and no others
     * @return the item as it was
     */
    public Optional<Item> delete(Item key) {
        return client.call(
                        DeleteItem.class,
                        new DeleteItem.Request(
                                name,
                                Attributes.of(key),
                                WriteOptions.returning(ReturnValues.ALL_OLD, ExpressionParameters.NONE)))
                .attributes();
    }

    /**
     * All items that a key condition means, in the order of their sort keys, however many pages they take.
     *
     * @param keyCondition a KeyConditionExpression
     * @param values what the placeholders that begin with a colon stand for
     * @return all of them at once, in memory
     */
    public List<Item> query(String keyCondition, Map<String, AttributeValue> values) {
        ExpressionParameters parameters = TransactionBuilder.parameters(values);
        return pages(start -> client.call(
                Query.class,
                new Query.Request(
                        name,
                        Optional.empty(),
                        Optional.of(keyCondition),
                        true,
                        ReadOptions.consistent(parameters, start))));
    }

    /** All items, in no order that means anything, however many pages they take: all of them at once, in memory. */
    public List<Item> scan() {
        return pages(start -> client.call(
                Scan.class,
                new Scan.Request(
                        name,
                        Optional.empty(),
                        Optional.empty(),
                        ReadOptions.consistent(ExpressionParameters.NONE, start))));
    }

    private static List<Item> pages(Function<Optional<Attributes>, ReadResponse> read) {
        var items = new ArrayList<Item>();
        Optional<Attributes> start = Optional.empty();
        do {
            ReadResponse page = read.apply(start);
            page.items().orElse(List.of()).forEach(item -> items.add(item.toItem()));
            start = page.lastEvaluatedKey().map(Attributes::of);
        } while (start.isPresent());
        return items;
    }
}
