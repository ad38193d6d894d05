package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.enhanced.dynamodb.TableSchema.fromBean;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;

@DynamoDbTest
class OrdersTest {

    @Test
    void keepsAnOrder(DynamoDbEnhancedClient dynamoDb) {
        var orders = dynamoDb.table("orders", fromBean(Order.class));
        orders.createTable();

        orders.putItem(new Order("o-1", "tea", 3));

        var key = Key.builder().partitionValue("o-1").build();
        assertThat(orders.getItem(key)).isEqualTo(new Order("o-1", "tea", 3));
    }
}
