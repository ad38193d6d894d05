package dev.extenddb.docs.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.docs.Order;
import dev.extenddb.fixture.TableFixture;
import dev.extenddb.junit.DynamoDbExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class OrdersApplicationTest {

    @RegisterExtension
    static final DynamoDbExtension DYNAMO = DynamoDbExtension.builder()
            .table(TableFixture.ofBean(Order.class, "orders"))
            .build();

    @DynamicPropertySource
    static void dynamo(DynamicPropertyRegistry registry) {
        DYNAMO.properties(registry::add);
    }

    @Autowired
    private Orders orders;

    @BeforeEach
    void aFirstOrder() {
        orders.place("ada", 1, 3);
    }

    @Test
    void ordersAddUp() {
        orders.place("ada", 2, 1);

        assertThat(orders.cupsOf("ada")).isEqualTo(4);
    }

    @Test
    void everyTestBeginsAnew() {
        assertThat(orders.cupsOf("ada")).isEqualTo(3);
    }
}
