package dev.extenddb.docs.spring;

import dev.extenddb.docs.Order;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The orders of all customers, in a table. Thread-safe. */
@Component
class Orders {

    private final DynamoDbTable<Order> table;

    Orders(DynamoDbClient client) {
        table = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .build()
                .table("orders", TableSchema.fromBean(Order.class));
    }

    void place(String customer, int number, int cups) {
        table.putItem(new Order(customer, number, cups));
    }

    int cupsOf(String customer) {
        return table.query(QueryConditional.keyEqualTo(key -> key.partitionValue(customer))).items().stream()
                .mapToInt(Order::getCups)
                .sum();
    }
}
