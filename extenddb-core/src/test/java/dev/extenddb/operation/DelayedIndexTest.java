package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Threads;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Global indexes that learn of writes later. */
@Covers({"Query", "Scan"})
class DelayedIndexTest {

    private static final Duration DELAY = Duration.ofMillis(100);

    private final AtomicReference<Duration> delay = new AtomicReference<>(DELAY);
    private final Wire wire = new Wire(new MemoryStorage(), settings -> settings.indexDelay(delay::get));

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S", "n:N", "kind:S")
                        + "," + Wire.schema("id", "n")
                        + ",'GlobalSecondaryIndexes':[{'IndexName':'ByKind'," + Wire.schema("kind")
                        + ",'Projection':{'ProjectionType':'ALL'}}]"
                        + ",'LocalSecondaryIndexes':[{'IndexName':'Local'," + Wire.schema("id", "kind")
                        + ",'Projection':{'ProjectionType':'ALL'}}]}");
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    @Test
    void showAWriteWhenItIsDue() {
        put("a", "red");

        assertThat(ids("ByKind")).isEmpty();
        assertThat(ids("Local")).containsExactly("a");

        pass(DELAY.minusMillis(1));
        assertThat(ids("ByKind")).isEmpty();

        pass(Duration.ofMillis(1));
        assertThat(ids("ByKind")).containsExactly("a");
    }

    @Test
    void showAnItemAsItIsWhenTheFirstOfItsWritesIsDue() {
        put("a", "red");
        pass(DELAY);
        put("a", "green");
        pass(DELAY.dividedBy(2));
        put("a", "blue");
        assertThat(kinds()).containsExactly("red");

        pass(DELAY.dividedBy(2));
        assertThat(kinds()).containsExactly("blue");

        pass(DELAY);
        assertThat(kinds()).containsExactly("blue");
    }

    @Test
    void forgetAnItemThatIsGone() {
        put("a", "red");
        pass(DELAY);
        wire.ok("DeleteItem", "{'TableName':'Things','Key':{'id':{'S':'a'},'n':{'N':'1'}}}");
        assertThat(ids("ByKind")).containsExactly("a");

        pass(DELAY);
        assertThat(ids("ByKind")).isEmpty();
    }

    @Test
    void areNotTroubledByADeletedTable() {
        put("a", "red");
        wire.ok("DeleteTable", "{'TableName':'Things'}");
        createTable();
        pass(DELAY);

        assertThat(ids("ByKind")).isEmpty();
        put("a", "green");
        pass(DELAY);
        assertThat(kinds()).containsExactly("green");
    }

    @Test
    void seeWritesAtOnceWhenTheDelayIsTakenAway() {
        put("a", "red");
        delay.set(Duration.ZERO);
        put("a", "green");
        assertThat(kinds()).containsExactly("green");

        pass(DELAY);
        assertThat(kinds()).containsExactly("green");
    }

    @Test
    void learnOfAllWritesOnRequest() {
        put("a", "red");
        wire.propagateToIndexes();

        assertThat(ids("ByKind")).containsExactly("a");
    }

    @Test
    void areEqualToTheTableInTheEnd() {
        Threads.run(6, thread -> {
            var random = new Random(thread);
            for (int i = 0; i < 300; i++) {
                String id = "i" + random.nextInt(5);
                if (thread == 0) {
                    wire.propagateToIndexes();
                } else if (random.nextInt(4) == 0) {
                    wire.ok("DeleteItem", "{'TableName':'Things','Key':{'id':{'S':'" + id + "'},'n':{'N':'1'}}}");
                } else {
                    put(id, "k" + random.nextInt(3));
                }
                if (random.nextInt(20) == 0) {
                    delay.set(random.nextBoolean() ? DELAY : Duration.ZERO);
                }
            }
        });
        wire.propagateToIndexes();

        assertThat(scan(",'IndexName':'ByKind'")).containsExactlyInAnyOrderElementsOf(scan(""));
    }

    private void put(String id, String kind) {
        wire.put("Things", "{'id':{'S':'" + id + "'},'n':{'N':'1'},'kind':{'S':'" + kind + "'}}");
    }

    private void pass(Duration time) {
        wire.clock().advance(time);
        wire.runBackgroundJobs();
    }

    private List<String> ids(String index) {
        return wire.ok("Scan", "{'TableName':'Things','IndexName':'" + index + "'}")
                .texts("Items", "id.S");
    }

    private List<String> kinds() {
        return wire.ok("Scan", "{'TableName':'Things','IndexName':'ByKind'}").texts("Items", "kind.S");
    }

    private List<String> scan(String more) {
        var answer = wire.ok("Scan", "{'TableName':'Things'" + more + "}");
        List<String> ids = answer.texts("Items", "id.S");
        List<String> kinds = answer.texts("Items", "kind.S");
        return IntStream.range(0, ids.size())
                .mapToObj(i -> ids.get(i) + "=" + kinds.get(i))
                .toList();
    }
}
