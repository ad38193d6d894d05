package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.EmulatorClock;
import dev.extenddb.emulator.FaultKind;
import dev.extenddb.emulator.Profile;
import dev.extenddb.emulator.RequestLog;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.h2.H2Storage;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Faults, budgets, reports and what else annotations ask for. Each case is a class that JUnit runs. */
class RulesTest {

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .execute();
    }

    private static void assertSucceeds(Class<?> testClass) {
        String failures = failures(testClass).values().stream()
                .map(failure -> failure + text(failure))
                .collect(Collectors.joining("\n"));
        assertThat(failures).isEmpty();
    }

    private static Map<String, Throwable> failures(Class<?> testClass) {
        return run(testClass).allEvents().failed().stream()
                .collect(Collectors.toMap(
                        event -> event.getTestDescriptor().getDisplayName(),
                        event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()));
    }

    /** What a report shows beneath a failure. */
    private static String text(Throwable failure) {
        return Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage).collect(Collectors.joining("\n"));
    }

    @Test
    void faultsHappenDuringTheTest() {
        assertSucceeds(Faulty.class);
    }

    @DynamoDbTest
    @Table(createTable = "things.json")
    @Fault(kind = FaultKind.CONDITION_FAILED, op = "PutItem", nth = 2)
    static class Faulty {

        private DynamoDbClient client;

        @Test
        void theSecondPutFails() {
            put(client, "a");
            assertThatThrownBy(() -> put(client, "b")).isInstanceOf(ConditionalCheckFailedException.class);
            put(client, "c");
        }

        @Test
        @Fault(kind = FaultKind.THROTTLE, op = "GetItem", times = 1)
        void theSdkTriesAgain(RequestLog requests) {
            client.getItem(get -> get.tableName("things").key(Map.of("id", AttributeValue.fromS("a"))));
            assertThat(requests.of("GetItem")).hasSize(2);
        }
    }

    private static void put(DynamoDbClient client, String id) {
        client.putItem(put -> put.tableName("things").item(Map.of("id", AttributeValue.fromS(id))));
    }

    @Test
    void budgetsAreKept() {
        Map<String, Throwable> failures = failures(Spending.class);

        assertThat(failures).containsOnlyKeys("scans()", "writesTooMuch()", "sendsTooMuch()");
        assertThat(failures.get("scans()"))
                .hasMessageContaining("Scans are forbidden here:")
                .hasMessageContaining(
                        "Scan things 2.0 RCU at dev.extenddb.junit.RulesTest$Spending.scans(RulesTest.java:");
        assertThat(failures.get("writesTooMuch()"))
                .hasMessageContaining("consumed 4.0 write capacity units, of at most 3.0:")
                .hasMessageContaining("PutItem things 2.0 WCU at ");
        assertThat(failures.get("sendsTooMuch()")).hasMessageContaining("sent 2 requests, of at most 1:");
    }

    @DynamoDbTest
    @Table(createTable = "things.json")
    @ForbidScan
    static class Spending {

        private DynamoDbClient client;

        @Test
        void scans() {
            client.scan(scan -> scan.tableName("things"));
        }

        @Test
        @CapacityBudget(write = 3)
        void writesTooMuch() {
            for (int i = 0; i < 2; i++) {
                client.putItem(put -> put.tableName("things")
                        .item(Map.of("id", AttributeValue.fromS("a"), "t", AttributeValue.fromS("x".repeat(1500)))));
            }
        }

        @Test
        @RequestBudget(max = 1)
        void sendsTooMuch() {
            put(client, "a");
            put(client, "b");
        }

        @Test
        @RequestBudget(max = 2)
        @CapacityBudget(read = 1, write = 2)
        void isWithinItsBudget() {
            put(client, "a");
            put(client, "b");
        }
    }

    @Test
    void aFailureTellsWhatTheTestDid() {
        Map<String, Throwable> failures = failures(Failing.class);

        assertThat(text(failures.get("fails(DynamoDbClient)")))
                .contains("Requests (3)")
                .contains("PutItem things 1.0 WCU (fault LATENCY) at dev.extenddb.junit.RulesTest.put(RulesTest.java:")
                .contains("Changes of items (2)")
                .contains("things + ")
                .contains("things - ")
                .contains("Faults (1)")
                .contains("LATENCY on PutItem things");
        assertThat(text(failures.get("dynamic"))).contains("Requests (1)").contains("ListTables");
        assertThat(text(failures.get("contained"))).contains("Requests (2)").contains("ListTables");
    }

    @DynamoDbTest
    @Table(createTable = "things.json")
    @Seed(table = "things", files = "plain.json")
    static class Failing {

        @Test
        @Fault(kind = FaultKind.LATENCY, op = "PutItem")
        void fails(DynamoDbClient client) {
            put(client, "new");
            client.deleteItem(delete -> delete.tableName("things").key(Map.of("id", AttributeValue.fromS("b"))));
            assertThat(client.listTables().tableNames()).isEmpty();
        }

        @TestFactory
        Stream<DynamicNode> factory(DynamoDbClient client) {
            Executable failing =
                    () -> assertThat(client.listTables().tableNames()).isEmpty();
            return Stream.of(
                    dynamicTest("dynamic", failing),
                    dynamicContainer("container", Stream.of(dynamicTest("contained", failing))));
        }
    }

    @Test
    void aFailureBeforeOrAfterATestTellsWhatItSent() {
        String before = text(failures(FailingBefore.class).get("test(DynamoDbClient)"));
        assertThat(before).contains("Requests (1)").contains("PutItem things").contains("Faults (0)");

        String after = text(failures(FailingAfter.class).get("test(DynamoDbClient)"));
        assertThat(after).contains("Requests (1)").contains("PutItem things").contains("LATENCY on PutItem things");
    }

    @DynamoDbTest
    @Table(createTable = "things.json")
    static class FailingBefore {

        @BeforeEach
        void fail(DynamoDbClient client) {
            put(client, "a");
            throw new IllegalStateException("not prepared");
        }

        @Test
        void test(DynamoDbClient client) {}
    }

    @DynamoDbTest
    @Table(createTable = "things.json")
    static class FailingAfter {

        @Test
        @Fault(kind = FaultKind.LATENCY)
        void test(DynamoDbClient client) {
            put(client, "a");
        }

        @AfterEach
        void fail() {
            throw new IllegalStateException("not as expected");
        }
    }

    @Test
    void settingsCanBeOnAnAnnotationOfOnesOwn() {
        assertSucceeds(OnNewYear.class);
    }

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @DynamoDbTest(clock = ClockMode.FROZEN, startAt = "2030-01-01T00:00:00Z", region = "eu-west-1")
    @Table(createTable = "things.json")
    @interface NewYear {}

    @NewYear
    static class OnNewYear {

        @Test
        void isInTheFuture(EmulatorClock clock, DynamoDbClient client) {
            assertThat(clock.instant()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
            var table = client.describeTable(describe -> describe.tableName("things"))
                    .table();
            assertThat(table.creationDateTime()).isEqualTo(clock.instant());
            assertThat(table.tableArn()).startsWith("arn:aws:dynamodb:eu-west-1:");
        }
    }

    @Test
    void isolationMayBeByClassOrShared() {
        assertSucceeds(OneForAll.class);
        assertSucceeds(SharedOne.class);
    }

    @DynamoDbTest(isolation = Isolation.PER_CLASS)
    @Table(createTable = "things.json")
    static class OneForAll {

        @RepeatedTest(2)
        void sees(DynamoDbClient client, RepetitionInfo repetition) {
            put(client, "item-" + repetition.getCurrentRepetition());
            assertThat(client.scan(scan -> scan.tableName("things")).count())
                    .isEqualTo(repetition.getCurrentRepetition());
        }

        @Nested
        class Inner {

            @Test
            void isPartOfIt(DynamoDbClient client) {
                assertThat(client.scan(scan -> scan.tableName("things")).count())
                        .isEqualTo(2);
            }
        }
    }

    @DynamoDbTest(isolation = Isolation.SHARED)
    @Table(createTable = "things.json")
    static class SharedOne {

        @RepeatedTest(2)
        void isPreparedOnce(DynamoDbClient client) {
            assertThat(client.listTables().tableNames()).containsExactly("things");
        }
    }

    @Test
    void clientsMayGoOverHttpAndTablesIntoFiles() {
        assertSucceeds(OverHttp.class);
    }

    @DynamoDbTest(transport = Transport.HTTP, storage = StorageKind.FILE)
    @Table(createTable = "things.json")
    static class OverHttp {

        @Test
        @Fault(kind = FaultKind.RESPONSE_LOST, op = "PutItem", times = 1)
        void theConnectionReallyBreaks(DynamoDbClient client, RequestLog requests) {
            put(client, "a");
            assertThat(requests.of("PutItem")).hasSize(2);
            assertThat(client.scan(scan -> scan.tableName("things")).count()).isEqualTo(1);
        }
    }

    @Test
    void storagesMayBeSupplied() {
        assertSucceeds(OnSuppliedStorage.class);
        assertThat(CountedStorage.ASKED).hasValue(1);
    }

    static final class CountedStorage implements Supplier<Storage> {

        private static final AtomicInteger ASKED = new AtomicInteger();

        @Override
        public Storage get() {
            ASKED.incrementAndGet();
            return H2Storage.inMemory();
        }
    }

    @DynamoDbTest(storageFrom = CountedStorage.class)
    @Table(createTable = "things.json")
    static class OnSuppliedStorage {

        @RepeatedTest(2)
        void keepsItems(DynamoDbClient client) {
            put(client, "a");
            assertThat(client.scan(scan -> scan.tableName("things")).count()).isEqualTo(1);
        }
    }

    @Test
    void strictTestsReportWhatDoesNotScale() {
        assertThat(run(Strict.class).allEvents().reportingEntryPublished().stream()
                        .toList())
                .anySatisfy(event -> assertThat(event.getPayload()).asString().contains("Scan of things"));
    }

    @Test
    void strictTestsReportTheirOwnRequests() {
        assertThat(run(StrictTogether.class).allEvents().reportingEntryPublished().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("scans(DynamoDbClient)", "scans(DynamoDbClient)");
    }

    @DynamoDbTest(profile = Profile.STRICT, isolation = Isolation.PER_CLASS)
    @Table(createTable = "things.json")
    static class StrictTogether {

        @Test
        void scans(DynamoDbClient client) {
            client.scan(scan -> scan.tableName("things"));
        }

        @Test
        void puts(DynamoDbClient client) {
            put(client, "a");
        }

        @Test
        void putsMore(DynamoDbClient client) {
            put(client, "b");
        }
    }

    @DynamoDbTest(profile = Profile.STRICT)
    @Table(createTable = "things.json")
    static class Strict {

        @Test
        void scans(DynamoDbClient client) {
            client.scan(scan -> scan.tableName("things"));
        }
    }
}
