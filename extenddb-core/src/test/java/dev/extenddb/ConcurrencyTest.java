package dev.extenddb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Threads;
import dev.extenddb.testing.Wire;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold however many write at once. */
class ConcurrencyTest {

    private static final int THREADS = 8;

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S", "v:N") + ","
                        + Wire.schema("id") + ",'GlobalSecondaryIndexes':[{'IndexName':'ByValue'," + Wire.schema("v")
                        + ",'Projection':{'ProjectionType':'ALL'}}]}");
    }

    @Test
    void countersLoseNothing() {
        Threads.run(THREADS, thread -> {
            for (int i = 0; i < 250; i++) {
                add("hot", 1);
                add("warm" + i % 3, 1);
            }
        });

        assertThat(value("hot")).isEqualTo(THREADS * 250);
        assertThat(value("warm0") + value("warm1") + value("warm2")).isEqualTo(THREADS * 250);
    }

    @Test
    void oneOfManyConditionalCreatorsWins() {
        var winners = new AtomicInteger();
        Threads.run(THREADS, thread -> {
            for (int i = 0; i < 100; i++) {
                Answer answer = wire.call(
                        "PutItem",
                        "{'TableName':'Things','Item':{'id':{'S':'" + i + "'},'by':{'N':'" + thread
                                + "'}},'ConditionExpression':'attribute_not_exists(id)'}");
                if (answer.status() == 200) {
                    winners.incrementAndGet();
                } else {
                    assertThat(answer.error()).startsWith("ConditionalCheckFailedException");
                }
            }
        });

        assertThat(winners).hasValue(100);
    }

    @Test
    void transfersKeepTheSumAndReadersSeeIt() {
        int accounts = 6;
        IntStream.range(0, accounts).forEach(account -> add("account" + account, 100));
        var writing = new AtomicBoolean(true);
        var moved = new AtomicInteger();

        Threads.run(THREADS, thread -> {
            if (thread == 0) {
                while (writing.get()) {
                    assertThat(sum(accounts)).isEqualTo(100 * accounts);
                }
                return;
            }
            var random = new Random(thread);
            try {
                for (int i = 0; i < 150; i++) {
                    moved.addAndGet(transfer(random.nextInt(accounts), random.nextInt(accounts), random.nextInt(50)));
                }
            } finally {
                writing.set(false);
            }
        });

        assertThat(sum(accounts)).isEqualTo(100 * accounts);
        assertThat(moved.get()).isPositive();
    }

    /** One if the transfer was done, none if it was not. */
    private int transfer(int from, int to, int amount) {
        if (from == to) {
            return 0;
        }
        Answer answer = wire.call(
                "TransactWriteItems",
                "{'TransactItems':[{'Update':{'TableName':'Things','Key':{'id':{'S':'account" + from
                        + "'}},'UpdateExpression':'SET v = v - :n','ConditionExpression':'v >= :n',"
                        + "'ExpressionAttributeValues':{':n':{'N':'" + amount + "'}}}},"
                        + "{'Update':{'TableName':'Things','Key':{'id':{'S':'account" + to
                        + "'}},'UpdateExpression':'ADD v :n','ExpressionAttributeValues':{':n':{'N':'" + amount
                        + "'}}}}]}");
        if (answer.status() == 200) {
            return 1;
        }
        assertThat(answer.error())
                .startsWith("TransactionCanceledException")
                .containsAnyOf("ConditionalCheckFailed", "TransactionConflict");
        return 0;
    }

    private int sum(int accounts) {
        String gets = IntStream.range(0, accounts)
                .mapToObj(account -> "{'Get':{'TableName':'Things','Key':{'id':{'S':'account" + account + "'}}}}")
                .collect(Collectors.joining(","));
        return wire.ok("TransactGetItems", "{'TransactItems':[" + gets + "]}").texts("Responses", "Item.v.N").stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Test
    void theIndexEqualsTheTableInTheEnd() {
        Threads.run(THREADS, thread -> {
            var random = new Random(thread);
            for (int i = 0; i < 300; i++) {
                writeSomething(random);
            }
        });

        List<String> indexed = scan(",'IndexName':'ByValue'");
        assertThat(indexed).isEqualTo(scan(",'FilterExpression':'attribute_exists(v)'"));
        assertThat(indexed).isNotEmpty();
    }

    private void writeSomething(Random random) {
        String id = "i" + random.nextInt(12);
        String key = "{'TableName':'Things','Key':{'id':{'S':'" + id + "'}}";
        switch (random.nextInt(5)) {
            case 0 -> wire.put("Things", item(id, random.nextInt(3)));
            case 1 -> wire.ok("DeleteItem", key + "}");
            case 2 ->
                wire.ok(
                        "UpdateItem",
                        key + ",'UpdateExpression':'REMOVE v SET w = :w'," + "'ExpressionAttributeValues':{':w':{'N':'"
                                + random.nextInt(3) + "'}}}");
            case 3 ->
                wire.ok(
                        "BatchWriteItem",
                        "{'RequestItems':{'Things':[{'PutRequest':{'Item':" + item("i1", random.nextInt(3))
                                + "}},{'DeleteRequest':{'Key':{'id':{'S':'i2'}}}}]}}");
            default ->
                wire.call(
                        "TransactWriteItems",
                        "{'TransactItems':[{'Put':{'TableName':'Things','Item':" + item("i3", random.nextInt(3))
                                + "}},{'Delete':{'TableName':'Things','Key':{'id':{'S':'i4'}}}}]}");
        }
    }

    private static String item(String id, int value) {
        return "{'id':{'S':'" + id + "'},'v':{'N':'" + value + "'}}";
    }

    private List<String> scan(String more) {
        return wire.ok("Scan", "{'TableName':'Things'" + more + "}").list("Items").stream()
                .map(Object::toString)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private void add(String id, int amount) {
        wire.ok(
                "UpdateItem",
                "{'TableName':'Things','Key':{'id':{'S':'" + id + "'}},'UpdateExpression':'ADD v :n',"
                        + "'ExpressionAttributeValues':{':n':{'N':'" + amount + "'}}}");
    }

    private int value(String id) {
        return Integer.parseInt(wire.ok("GetItem", "{'TableName':'Things','Key':{'id':{'S':'" + id + "'}}}")
                .text("Item.v.N"));
    }
}
