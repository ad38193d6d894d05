package com.example.orders;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The orders of a shop. */
public final class Orders {

    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbTable<Order> table;
    private final InstantSource clock;

    public Orders(DynamoDbEnhancedClient client, InstantSource clock) {
        this.table = client.table("Orders", TableSchema.fromBean(Order.class));
        this.clock = clock;
    }

    /**
     * Places an order; does nothing if it was placed before.
     *
     * @return whether it is new
     */
    public boolean place(String id, String customer) {
        Order order = new Order();
        order.setId(id);
        order.setCustomer(customer);
        order.setPlacedAt(clock.instant().toString());
        order.setStatus("PLACED");
        order.setExpires(clock.instant().plus(KEPT).getEpochSecond());
        try {
            table.putItem(PutItemEnhancedRequest.builder(Order.class)
                    .item(order)
                    .conditionExpression(Expression.builder()
                            .expression("attribute_not_exists(id)")
                            .build())
                    .build());
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** An order that is still of interest. */
    public Optional<Order> find(String id) {
        Key key = Key.builder().partitionValue(id).build();
        long now = clock.instant().getEpochSecond();
        return Optional.ofNullable(table.getItem(get -> get.key(key).consistentRead(true)))
                .filter(order -> order.getExpires() > now);
    }

    /** A customer's orders, the oldest first. */
    public List<Order> of(String customer) {
        Key key = Key.builder().partitionValue(customer).build();
        return table.index("by-customer").query(QueryConditional.keyEqualTo(key)).stream()
                .flatMap(page -> page.items().stream())
                .toList();
    }

    /** Ships an order that is waiting for it. */
    public void ship(Order order) {
        order.setStatus("SHIPPED");
        Expression placed = Expression.builder()
                .expression("#status = :placed")
                .putExpressionName("#status", "status")
                .putExpressionValue(":placed", AttributeValue.fromS("PLACED"))
                .build();
        table.updateItem(update -> update.item(order).conditionExpression(placed));
    }
}
