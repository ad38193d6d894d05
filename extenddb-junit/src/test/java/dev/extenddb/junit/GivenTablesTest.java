package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorClock;
import dev.extenddb.emulator.FaultInjector;
import dev.extenddb.emulator.Profile;
import dev.extenddb.emulator.RequestLog;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

@DynamoDbTest(profile = Profile.REALISTIC)
@Table(bean = Order.class, name = "orders")
@Table(
        createTable = "things.json",
        billing = Table.Billing.PROVISIONED,
        readUnits = 7,
        timeToLive = "expires",
        stream = "KEYS_ONLY",
        projections = @Table.Projected(index = "by-kind", type = "KEYS_ONLY"))
@Seed(table = "things", files = "things.csv")
class GivenTablesTest {

    private DynamoDbClient client;

    private TableDescription describe(String table) {
        return client.describeTable(describe -> describe.tableName(table)).table();
    }

    @Test
    void areThereAtOnce(RequestLog requests) {
        assertThat(requests.all()).as("what was prepared is not in the log").isEmpty();
        assertThat(client.listTables().tableNames()).containsExactly("orders", "things");
        TableDescription things = describe("things");
        assertThat(things.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(things.provisionedThroughput().readCapacityUnits()).isEqualTo(7);
        assertThat(things.streamSpecification().streamViewTypeAsString()).isEqualTo("KEYS_ONLY");
        assertThat(things.globalSecondaryIndexes().get(0).projection().projectionType())
                .isEqualTo(ProjectionType.KEYS_ONLY);
        assertThat(client.describeTimeToLive(ttl -> ttl.tableName("things"))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("expires");
    }

    @Test
    void beansHaveTheirTables(DynamoDbTable<Order> orders, DynamoDbAsyncTable<Order> sameOrders) {
        orders.putItem(new Order("o-1", "tea", 3));

        var order = sameOrders
                .getItem(get -> get.key(key -> key.partitionValue("o-1")).consistentRead(true))
                .join();
        assertThat(order).isEqualTo(new Order("o-1", "tea", 3));
        assertThat(describe("orders").billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    }

    @Test
    void seedsAreInTheTable() {
        assertThat(item("b"))
                .containsEntry("kind", AttributeValue.fromS("coffee, \"black\""))
                .containsEntry("cups", AttributeValue.fromN("1"))
                .containsEntry("hot", AttributeValue.fromBool(false));
        assertThat(item("c")).containsOnlyKeys("id", "cups");
    }

    private Map<String, AttributeValue> item(String id) {
        return client.getItem(get -> get.tableName("things")
                        .key(Map.of("id", AttributeValue.fromS(id)))
                        .consistentRead(true))
                .item();
    }

    @Test
    @Table(template = "template.yaml", resource = "Orders")
    @Table(template = "template.yaml", resource = "Sessions", name = "sessions")
    @Seed(
            table = "things",
            files = {"plain.json", "things.jsonl"})
    void ofAMethodAreItsAlone() {
        TableDescription orders = describe("orders-test");
        assertThat(orders.provisionedThroughput().writeCapacityUnits()).isEqualTo(6);
        assertThat(orders.keySchema()).extracting(key -> key.attributeName()).containsExactly("id", "day");
        assertThat(orders.streamSpecification().streamEnabled()).isTrue();
        assertThat(client.listTagsOfResource(tags -> tags.resourceArn(orders.tableArn()))
                        .tags())
                .extracting(tag -> tag.value())
                .containsExactly("test");
        assertThat(describe("sessions").attributeDefinitions().get(0).attributeTypeAsString())
                .isEqualTo("N");
        assertThat(item("a")).containsOnlyKeys("id", "cups");
    }

    @Test
    @Table(template = "template.yaml", resource = "Sessions", bean = Visit.class)
    void ofATemplateHoldBeans(DynamoDbTable<Visit> sessions) {
        sessions.putItem(new Visit(7, "home"));

        assertThat(sessions.tableName()).isEqualTo("Sessions");
        var key = Key.builder().partitionValue(7).build();
        assertThat(sessions.getItem(get -> get.key(key).consistentRead(true)).getPage())
                .isEqualTo("home");
    }

    @Nested
    @Table(createTable = "things.json", name = "inner")
    class Inner {

        @Test
        void hasThoseOfTheOuterClassToo() {
            assertThat(client.listTables().tableNames()).containsExactly("inner", "orders", "things");
        }
    }

    @Test
    void everyTypeIsInjected(Emulator emulator, EmulatorClock clock, FaultInjector faults, RequestLog requests) {
        assertThat(emulator.clock()).isSameAs(clock);
        assertThat(emulator.faults()).isSameAs(faults);
        assertThat(emulator.requests()).isSameAs(requests);
    }
}
