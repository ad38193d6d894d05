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
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
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
