package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.extenddb.emulator.EmulatorClock;
import dev.extenddb.emulator.RequestLog;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Many tests at once, again and again: they do not see each other, and leave nothing behind. */
class ManyTestsTest {

    /** Few in the build; {@code -Dextenddb.rounds=20} for a real look. */
    private static final int ROUNDS = Integer.getInteger("extenddb.rounds", 3);

    private static final int TESTS = 400;

    /** What the heap may grow by without being a leak: what the JDK and the SDK cache. */
    private static final long SLACK_BYTES = 6_000_000;

    private static final int SLACK = 4;

    /** Of JUnit's own pools, which end some time after their run. */
    private static final String WORKERS = "ForkJoinPool-";

    private static final long PATIENCE_MILLIS = 10_000;

    /** What a process holds on to. */
    private record Held(int threads, long files, long heapBytes) {

        static Held now() throws InterruptedException {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith(WORKERS)) {
                    thread.join(PATIENCE_MILLIS);
                }
            }
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            var system = ManagementFactory.getOperatingSystemMXBean();
            return new Held(
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
    }

    @Test
    void leaveNothingBehind() throws InterruptedException {
        run();
        run();
        Held early = Held.now();
        for (int round = 2; round < ROUNDS; round++) {
            run();
        }
        Held late = Held.now();

        assertThat(late.threads()).isLessThanOrEqualTo(early.threads() + SLACK);
        assertThat(late.files()).isLessThanOrEqualTo(early.files() + SLACK);
        assertThat(late.heapBytes()).isLessThanOrEqualTo(early.heapBytes() + SLACK_BYTES);
    }

    private static void run() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Crowd.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(TESTS).failed(0));
    }

    @DynamoDbTest
    @Table(createTable = "things.json", timeToLive = "expires", stream = "NEW_IMAGE")
    @Execution(ExecutionMode.CONCURRENT)
    static class Crowd {

        private DynamoDbClient client;
        private EmulatorClock clock;
        private RequestLog requests;

        @RepeatedTest(TESTS)
        void seesItselfAlone(RepetitionInfo repetition) {
            Instant began = clock.instant();
            AttributeValue number = AttributeValue.fromN(Integer.toString(repetition.getCurrentRepetition()));
            long due = began.plus(Duration.ofHours(1)).getEpochSecond();
            client.putItem(put -> put.tableName("things").item(Map.of("id", AttributeValue.fromS("a"), "n", number)));
            client.transactWriteItems(write -> write.transactItems(TransactWriteItem.builder()
                    .put(put -> put.tableName("things")
                            .item(Map.of(
                                    "id",
                                    AttributeValue.fromS("b"),
                                    "expires",
                                    AttributeValue.fromN(Long.toString(due)))))
                    .build()));
            clock.advance(Duration.ofHours(repetition.getCurrentRepetition() % 3));

            var items = client.scan(scan -> scan.tableName("things").consistentRead(true))
                    .items();

            assertThat(items).hasSize(repetition.getCurrentRepetition() % 3 == 0 ? 2 : 1);
            assertThat(items).anySatisfy(item -> assertThat(item).containsEntry("n", number));
            assertThat(requests.count()).isEqualTo(3);
        }
    }
}
