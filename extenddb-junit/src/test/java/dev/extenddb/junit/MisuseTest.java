package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.EmulatorClock;
import dev.extenddb.emulator.FaultKind;
import dev.extenddb.emulator.Tables;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is told to those who ask for what cannot be: one line that says what is wrong, and where. Each case is a class that JUnit runs. */
class MisuseTest {

    /** The failures by the names of methods. */
    private static Map<String, String> failures(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .allEvents()
                .failed()
                .stream()
                .collect(Collectors.toMap(
                        event -> event.getTestDescriptor().getDisplayName().replaceFirst("\\(.*", ""),
                        event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()));
    }

    @Test
    void settings() {
        assertThat(failures(Tomorrow.class))
                .containsEntry("test", "startAt is like 2030-01-01T00:00:00Z, not tomorrow");
        assertThat(failures(Unmovable.class))
                .containsEntry("moves", "The system's clock cannot be moved: choose TICKING or FROZEN")
                .containsEntry("waits", "LATENCY moves the clock, and the system's cannot be moved: use DELAY");
    }

    @DynamoDbTest(startAt = "tomorrow")
    static class Tomorrow {

        @Test
        void test(DynamoDbClient client) {}
    }

    @DynamoDbTest(clock = ClockMode.SYSTEM)
    static class Unmovable {

        @Test
        void moves(EmulatorClock clock) {
            clock.advance(Duration.ofHours(1));
        }

        @Test
        @Fault(kind = FaultKind.LATENCY)
        void waits() {}
    }

    @Test
    void faults() {
        assertThat(failures(Faulty.class))
                .containsEntry("table", "@Fault names the table thigns, but there are [things]")
                .containsEntry("operation", "There is no operation PutItme for THROTTLE to happen to")
                .containsEntry("duration", "A duration is like PT0.5S, not 0.5s")
                .containsEntry("number", "Requests are counted from 1: there is none of number -1")
                .containsEntry("picks", "@Fault may have one of nth, every and probability")
                .containsEntry("splits", "SHARD_SPLIT cannot happen to PutItem")
                .hasSize(6);
    }

    @DynamoDbTest
    @Table(createTable = "things.json")
    static class Faulty {

        @Test
        @Fault(kind = FaultKind.THROTTLE, table = "thigns")
        void table() {}

        @Test
        @Fault(kind = FaultKind.THROTTLE, table = "things")
        void known() {}

        @Test
        @Fault(kind = FaultKind.STALE_READ, table = "later")
        void aTableThatTheTestMakes(DynamoDbClient client) {
            Tables.create(client, "later");
            client.deleteTable(delete -> delete.tableName("later"));
        }

        @Test
        @Fault(kind = FaultKind.THROTTLE, op = "PutItme")
        void operation() {}

        @Test
        @Fault(kind = FaultKind.DELAY, duration = "0.5s")
        void duration() {}

        @Test
        @Fault(kind = FaultKind.THROTTLE, nth = -1)
        void number() {}

        @Test
        @Fault(kind = FaultKind.THROTTLE, nth = 1, every = 2)
        void picks() {}

        @Test
        @Fault(kind = FaultKind.SHARD_SPLIT, op = "PutItem")
        void splits() {}
    }

    @Test
    void tablesAndSeeds() {
        assertThat(failures(Given.class))
                .hasEntrySatisfying("missing", text -> assertThat(text).startsWith("No file no.json on the class path"))
                .hasEntrySatisfying("text", text -> assertThat(text).startsWith("File things.csv: Not JSON: "))
                .hasEntrySatisfying(
                        "otherTable",
                        text -> assertThat(text)
                                .startsWith("Table thigns cannot have the item {\"id\":")
                                .endsWith("there is no such table among [things]"))
                .hasEntrySatisfying(
                        "noTable",
                        text -> assertThat(text).startsWith("@Table needs createTable or template, or else bean"))
                .containsEntry("index", "Table things2 has no index none")
                .allSatisfy((test, text) -> assertThat(text).doesNotContain("\n"))
                .hasSize(5);
        assertThat(failures(SeveralTables.class).get("test"))
                .contains("Several tables have bean = Order.class: [one, two]");
        assertThat(failures(NoTable.class).get("test"))
                .startsWith("Cannot inject field ")
                .endsWith("No @Table has bean = Order.class");
    }

    @DynamoDbTest
    @Table(createTable = "things.json")
    static class Given {

        @Test
        @Table(createTable = "no.json")
        void missing(DynamoDbClient client) {}

        @Test
        @Table(createTable = "things.csv")
        void text(DynamoDbClient client) {}

        @Test
        @Seed(table = "thigns", files = "plain.json")
        void otherTable(DynamoDbClient client) {}

        @Test
        @Table(name = "things2")
        void noTable(DynamoDbClient client) {}

        @Test
        @Table(
                createTable = "things.json",
                name = "things2",
                projections = @Table.Projected(index = "none", type = "ALL"))
        void index(DynamoDbClient client) {}
    }

    @DynamoDbTest
    @Table(bean = Order.class, name = "one")
    @Table(bean = Order.class, name = "two")
    static class SeveralTables {

        @Test
        void test(DynamoDbTable<Order> orders) {}
    }

    @DynamoDbTest
    static class NoTable {

        private DynamoDbTable<Order> orders;

        @Test
        void test() {
            assertThat(orders).isNull();
        }
    }

    @Test
    void whatFailsToBeginWithFailsEveryTest() {
        assertThat(failures(Broken.class))
                .hasSize(2)
                .allSatisfy((test, text) -> assertThat(text).startsWith("Table thigns cannot have the item"));
    }

    @DynamoDbTest(isolation = Isolation.PER_CLASS)
    @Table(createTable = "things.json")
    @Seed(table = "thigns", files = "plain.json")
    static class Broken {

        @Test
        void one(DynamoDbClient client) {}

        @Test
        void other(DynamoDbClient client) {}
    }
}
