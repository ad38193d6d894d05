package dev.extenddb.docs.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.docs.Order;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Table;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest
@Table(bean = Order.class, name = "orders")
class EmbeddedTest {

    private DynamoDbClient client;

    @Test
    void ordersAddUp() {
        var bar = new CoffeeBar(client);

        bar.order("ada", 1, 3);
        bar.order("ada", 2, 1);

        assertThat(bar.cupsOf("ada")).isEqualTo(4);
    }
}
