package com.example.orders;

import static dev.extenddb.assertion.EmulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorClock;
import dev.extenddb.emulator.FaultKind;
import dev.extenddb.emulator.RequestLog;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Fault;
import dev.extenddb.junit.ForbidScan;
import dev.extenddb.junit.RequestBudget;
import dev.extenddb.junit.RunAs;
import dev.extenddb.junit.Seed;
import dev.extenddb.junit.Table;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

@DynamoDbTest(clock = ClockMode.FROZEN, startAt = "2030-01-01T00:00:00Z")
@Table(bean = Order.class, name = "Orders", timeToLive = "expires")
@ForbidScan
class OrdersTest {

    private DynamoDbEnhancedClient client;
    private EmulatorClock clock;
    private Orders orders;

    @BeforeEach
    void setUp() {
        orders = new Orders(client, clock);
    }

    @Test
    @RequestBudget(max = 3)
    void anOrderIsPlacedOnce(Emulator emulator) {
        assertThat(orders.place("o-1", "ada")).isTrue();
        assertThat(orders.place("o-1", "bob")).isFalse();

        assertThat(orders.find("o-1")).get().extracting(Order::getCustomer).isEqualTo("ada");
        assertThat(emulator).table("Orders").hasSize(1).hasItem(Map.of("id", "o-1", "status", "PLACED"));
    }

    @Test
    @Fault(kind = FaultKind.RESPONSE_LOST, op = "PutItem", nth = 1)
    void aLostAnswerDoesNotPlaceTwice(RequestLog requests) {
        orders.place("o-1", "ada");

        assertThat(requests.of("PutItem")).hasSize(2);
        assertThat(orders.find("o-1")).isPresent();
    }

    @Test
    void ordersAreForgottenAfterAMonth() {
        orders.place("o-1", "ada");

        clock.advance(Duration.ofDays(29));
        assertThat(orders.find("o-1")).isPresent();
        clock.advance(Duration.ofDays(1));
        assertThat(orders.find("o-1")).isEmpty();
        assertThat(orders.of("ada")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "bob"})
    void aCustomersOrdersAreInOrder(String customer) {
        orders.place("o-2", customer);
        clock.advance(Duration.ofSeconds(1));
        orders.place("o-1", customer);

        assertThat(orders.of(customer)).extracting(Order::getId).containsExactly("o-2", "o-1");
    }

    @Test
    @Seed(table = "Orders", files = "orders.csv")
    void whatIsShippedIsNotShippedAgain() {
        Order order = orders.of("eve").get(0);
        orders.ship(order);

        assertThatThrownBy(() -> orders.ship(order)).isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void theReportReadsOnly(@RunAs(policy = "report-policy.json") DynamoDbEnhancedClient report) {
        orders.place("o-1", "ada");
        Orders seenByReport = new Orders(report, clock);

        assertThat(seenByReport.of("ada")).hasSize(1);
        assertThatThrownBy(() -> seenByReport.place("o-2", "ada"))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("not authorized");
    }
}
