package dev.extenddb.docs.migration;

import dev.extenddb.docs.Order;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The application under test. Thread-safe. */
final class CoffeeBar {

    private final DynamoDbTable<Order> orders;

    CoffeeBar(DynamoDbClient client) {
        orders = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .build()
                .table("orders", TableSchema.fromBean(Order.class));
    }

    void createTable() {
        orders.createTable();
    }

    void order(String customer, int number, int cups) {
        orders.putItem(new Order(customer, number, cups));
    }

    int cupsOf(String customer) {
        return orders.query(QueryConditional.keyEqualTo(key -> key.partitionValue(customer))).items().stream()
                .mapToInt(Order::getCups)
                .sum();
    }
}
