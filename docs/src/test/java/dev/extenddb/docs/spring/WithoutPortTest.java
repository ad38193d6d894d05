package dev.extenddb.docs.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.docs.Order;
import dev.extenddb.emulator.RequestLog;
import dev.extenddb.fixture.TableFixture;
import dev.extenddb.junit.DynamoDbExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@SpringBootTest
class WithoutPortTest {

    @RegisterExtension
    static final DynamoDbExtension DYNAMO = DynamoDbExtension.builder()
            .table(TableFixture.ofBean(Order.class, "orders"))
            .build();

    @TestConfiguration
    static class InThisProcess {

        @Bean
        @Primary
        DynamoDbClient emulated() {
            return DYNAMO.emulator().client();
        }
    }

    @Autowired
    private Orders orders;

    @Test
    void anOrderIsOneRequest(RequestLog requests) {
        orders.place("ada", 1, 3);

        assertThat(requests.of("PutItem")).hasSize(1);
        assertThat(orders.cupsOf("ada")).isEqualTo(3);
    }
}
