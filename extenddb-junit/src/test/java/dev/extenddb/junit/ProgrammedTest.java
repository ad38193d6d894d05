package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.extenddb.emulator.FaultKind;
import dev.extenddb.emulator.FaultRule;
import dev.extenddb.emulator.RequestLog;
import dev.extenddb.emulator.Tables;
import dev.extenddb.fixture.TableFixture;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What extensions do that a program has made. Each case is a class that JUnit runs. */
class ProgrammedTest {

    private static void assertSucceeds(Class<?> testClass) {
        EngineExecutionResults run = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
        assertThat(run.allEvents().failed().list()).isEmpty();
        assertThat(run.testEvents().succeeded().list()).isNotEmpty();
    }

    @Test
    void anExtensionCanBeProgrammed() {
        assertSucceeds(Programmatic.class);
        assertSucceeds(WithProperties.class);
    }

    static class Programmatic {

        @RegisterExtension
        static final DynamoDbExtension DYNAMO = DynamoDbExtension.builder()
                .isolation(Isolation.PER_METHOD)
                .table(TableFixture.ofBean(Order.class, "orders"))
                .fault(FaultRule.of(FaultKind.THROTTLE).on("ListTables").times(1))
                .build();

        @RepeatedTest(2)
        void hasItsTable(DynamoDbClient client, RequestLog requests) {
            assertThat(client.listTables().tableNames()).containsExactly("orders");
            assertThat(requests.count()).isEqualTo(2);
            Tables.create(client, "mine");
        }
    }

    @Test
    void tablesOfBeansAreInjected() {
        assertSucceeds(WithBean.class);
    }

    static class WithBean {

        @RegisterExtension
        static final DynamoDbExtension DYNAMO = DynamoDbExtension.builder()
                .table(TableFixture.ofBean(Order.class, "orders").onDemand())
                .build();

        private DynamoDbTable<Order> orders;

        @Test
        void areInjected(DynamoDbTable<Order> sameOrders) {
            orders.putItem(new Order("1", "tea", 2));
            assertThat(sameOrders.scan().items()).hasSize(1);
        }
    }

    @Test
    void budgetsAreKept() {
        EngineExecutionResults run = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(WithBudgets.class))
                .execute();
        assertThat(run.testEvents().failed().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName() + " "
                                + event.getRequiredPayload(TestExecutionResult.class)
                                        .getThrowable()
                                        .orElseThrow()
                                        .getMessage()
                                        .lines()
                                        .findFirst()
                                        .orElseThrow()))
                .containsExactlyInAnyOrder(
                        "scans(DynamoDbTable) Scans are forbidden here:",
                        "sends(DynamoDbTable) The test sent 3 requests, of at most 2:",
                        "writes(DynamoDbTable) The test consumed 2.0 write capacity units, of at most 1.0:");
    }

    static class WithBudgets {

        @RegisterExtension
        static final DynamoDbExtension DYNAMO = DynamoDbExtension.builder()
                .table(TableFixture.ofBean(Order.class, "orders"))
                .forbidScan()
                .capacityBudget(2, 1)
                .requestBudget(2)
                .build();

        private static final Key KEY = Key.builder().partitionValue("1").build();

        @Test
        void scans(DynamoDbTable<Order> orders) {
            assertThat(orders.scan().items()).isEmpty();
        }

        @Test
        void writes(DynamoDbTable<Order> orders) {
            orders.putItem(new Order("1", "tea", 2));
            orders.putItem(new Order("2", "tea", 2));
        }

        @Test
        void sends(DynamoDbTable<Order> orders) {
            for (int i = 0; i < 3; i++) {
                assertThat(orders.getItem(KEY)).isNull();
            }
        }

        @Test
        @RequestBudget(max = 3)
        void maySendMore(DynamoDbTable<Order> orders) {
            sends(orders);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_METHOD)
    static class WithProperties {

        @RegisterExtension
        static final DynamoDbExtension DYNAMO = DynamoDbExtension.builder()
                .table(TableFixture.ofBean(Order.class, "orders"))
                .build();

        private static final Map<String, Object> PROPERTIES = new ConcurrentHashMap<>();

        static {
            DYNAMO.properties((name, value) -> PROPERTIES.put(name, value.get()));
        }

        @BeforeEach
        void hasItsTable() {
            assertThat(DYNAMO.emulator().tableNames()).containsExactly("orders");
        }

        @RepeatedTest(2)
        void leadsToTheSameEmulator(URI endpoint, DynamoDbClient client) {
            assertThat(PROPERTIES)
                    .containsEntry("aws.endpointUrlDynamodb", endpoint.toString())
                    .containsEntry("aws.region", "us-east-1")
                    .hasSize(8);
            assertThat(client.listTables().tableNames()).isEqualTo(List.of("orders"));
            Tables.create(client, "mine");
        }
    }

    /** As when failed tests run once more, with an application that Spring has kept. */
    @Test
    void anEmulatorOutlivesTheRun() {
        assertSucceeds(AskedFor.class);
        URI endpoint = AskedFor.endpoint;

        assertSucceeds(AskedFor.class);

        assertThat(AskedFor.endpoint).isEqualTo(endpoint);
    }

    static class AskedFor {

        @RegisterExtension
        static final DynamoDbExtension DYNAMO =
                DynamoDbExtension.builder().transport(Transport.HTTP).build();

        private static URI endpoint;

        @Test
        void asks(DynamoDbClient client) {
            endpoint = DYNAMO.emulator().endpoint();
            Tables.create(client, "things");
        }
    }
}
