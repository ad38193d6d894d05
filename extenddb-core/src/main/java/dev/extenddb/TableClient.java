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
import dev.extenddb.operation.UpdateItem;
import dev.extenddb.operation.WriteOptions;
import dev.extenddb.wire.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table, used directly. What these methods leave out, {@link ExtendDbClient#call} can do. Every method throws a {@link
 * DynamoDbException} where DynamoDB would answer with an error. Thread-safe.
 */
public final class TableClient {

    private final ExtendDbClient client;
    private final String name;

    TableClient(ExtendDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** Creates an item, or replaces it as a whole. */
    public void put(Item item) {
        client.call(
                PutItem.class,
                new PutItem.Request(
                        name,
                        Attributes.of(item),
                        WriteOptions.returning(ReturnValues.NONE, ExpressionParameters.NONE)));
    }

    /** The item with a key, as the last write left it. */
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
                                WriteOptions.returning(ReturnValues.ALL_NEW, parameters(values))))
                .attributes()
                .orElse(Item.EMPTY);
    }

    /** Removes an item; removing an absent one is no error. Returns the item as it was. */
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
     */
    public List<Item> query(String keyCondition, Map<String, AttributeValue> values) {
        var items = new ArrayList<Item>();
        Optional<Attributes> start = Optional.empty();
        do {
            ReadResponse page = client.call(
                    Query.class,
                    new Query.Request(
                            name,
                            Optional.empty(),
                            Optional.of(keyCondition),
                            true,
                            ReadOptions.consistent(parameters(values), start)));
            page.items().orElse(List.of()).forEach(item -> items.add(item.toItem()));
            start = page.lastEvaluatedKey().map(Attributes::of);
        } while (start.isPresent());
        return items;
    }

    private static ExpressionParameters parameters(Map<String, AttributeValue> values) {
        return values.isEmpty()
                ? ExpressionParameters.NONE
                : new ExpressionParameters(Optional.empty(), Optional.of(new Attributes(values, Optional.empty())));
    }
}
