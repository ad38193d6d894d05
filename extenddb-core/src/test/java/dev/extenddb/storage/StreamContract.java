package dev.extenddb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.StreamTap;
import dev.extenddb.testing.StreamTap.Event;
import dev.extenddb.testing.TestClock;
import dev.extenddb.testing.Threads;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** That a stream over the storage misses nothing and keeps the order of each item's changes. */
abstract class StreamContract {

    /** For how many seconds to write; more than the usual with a system property of this name. */
    private static final String SECONDS = "extenddb.stress.seconds";

    private static final int WRITERS = 8;
    private static final int ITEMS = 6;

    private final AtomicLong written = new AtomicLong();

    abstract ContractFixture fixture();

    /**
     * Two engines share the database, and their clocks disagree. They are told apart by the parity of threads; both read as well.
     */
    @Test
    void nothingIsMissingAndEveryItemsChangesAreInOrder() {
        long seed = new Random().nextLong();
        var ahead = new TestClock();
        ahead.advance(Duration.ofMillis(200));
        try (var one = engine(new TestClock());
                var other = engine(ahead)) {
            one.ok(
                    "CreateTable",
                    "{'TableName':'Streamed','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                            + Wire.schema("id")
                            + ",'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_AND_OLD_IMAGES'}}");
            var tap = StreamTap.of(one, "Streamed");
            var events = new ArrayList<Event>();
            var writing = new AtomicInteger(WRITERS);
            long end = System.nanoTime()
                    + Duration.ofSeconds(Integer.getInteger(SECONDS, 1)).toNanos();

            Threads.run(WRITERS + 2, thread -> {
                if (thread == WRITERS) {
                    while (writing.get() > 0) {
                        events.addAll(tap.next());
                    }
                } else if (thread > WRITERS) {
                    var competitor = StreamTap.of(other, "Streamed");
                    while (writing.get() > 0) {
                        competitor.next();
                    }
                } else {
                    try {
                        write(thread % 2 == 0 ? one : other, new Random(seed + thread), end);
                    } finally {
                        writing.decrementAndGet();
                    }
                }
            });
            events.addAll(tap.next());

            assertThat(events).as("seed %d", seed).hasSizeGreaterThan(WRITERS);
            assertThat(replay(events)).as("seed %d", seed).isEqualTo(table(one));
            assertThat(StreamTap.of(other, "Streamed").next()).isEqualTo(events);
            one.ok("DeleteTable", "{'TableName':'Streamed'}");
        }
    }

    private Wire engine(TestClock clock) {
        return new Wire(new BorrowedStorage(fixture().storage()), settings -> settings, clock);
    }

    private void write(Wire wire, Random random, long end) {
        while (System.nanoTime() < end) {
            String id = id(random);
            switch (random.nextInt(5)) {
                case 0 -> attempt(wire, "DeleteItem", "{'TableName':'Streamed','Key':" + id + "}");
                case 1 ->
                    attempt(
                            wire,
                            "TransactWriteItems",
                            "{'TransactItems':[{'Put':{'TableName':'Streamed','Item':" + item("t") + "}},{'Put':"
                                    + "{'TableName':'Streamed','Item':" + item("i0") + "}}]}");
                case 2 ->
                    attempt(
                            wire,
                            "BatchWriteItem",
                            "{'RequestItems':{'Streamed':[{'PutRequest':{'Item':" + item("b")
                                    + "}},{'DeleteRequest':{'Key':{'id':{'S':'t'}}}}]}}");
                case 3 ->
                    attempt(
                            wire,
                            "PutItem",
                            "{'TableName':'Streamed','Item':" + item("i" + random.nextInt(ITEMS)) + "}");
                default ->
                    attempt(
                            wire,
                            "UpdateItem",
                            "{'TableName':'Streamed','Key':" + id + ",'UpdateExpression':'SET v = :v',"
                                    + "'ExpressionAttributeValues':{':v':{'N':'" + written.incrementAndGet() + "'}}}");
            }
        }
    }

    private static void attempt(Wire wire, String operation, String json) {
        Answer answer = wire.call(operation, json);
        if (answer.status() != 200) {
            assertThat(answer.error()).contains("TransactionConflict");
        }
    }

    private static String id(Random random) {
        return "{'id':{'S':'i" + random.nextInt(ITEMS) + "'}}";
    }

    /** An item that no other is equal to. */
    private String item(String id) {
        return "{'id':{'S':'" + id + "'},'v':{'N':'" + written.incrementAndGet() + "'}}";
    }

    /** The items that are left when all events are followed, each of which must begin where the one before it ended. */
    private static Map<Object, Object> replay(List<Event> events) {
        Map<Object, Object> items = new HashMap<>();
        String last = "";
        for (Event event : events) {
            assertThat(event.number()).isGreaterThan(last);
            last = event.number();
            assertThat(event.before()).as(event.toString()).isEqualTo(Optional.ofNullable(items.get(event.keys())));
            event.after().ifPresentOrElse(item -> items.put(event.keys(), item), () -> items.remove(event.keys()));
        }
        return items;
    }

    private static Map<Object, Object> table(Wire wire) {
        Map<Object, Object> items = new HashMap<>();
        for (Object item : wire.ok("Scan", "{'TableName':'Streamed','ConsistentRead':true}")
                .list("Items")) {
            items.put(Map.of("id", ((Map<?, ?>) item).get("id")), item);
        }
        return items;
    }
}
