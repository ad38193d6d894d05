package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.storage.postgres.Linearizability.Operation;
import dev.extenddb.storage.postgres.Node.Reply;
import dev.extenddb.storage.postgres.Register.CompareAndSet;
import dev.extenddb.storage.postgres.Register.Read;
import dev.extenddb.storage.postgres.Register.Write;
import dev.extenddb.testing.Json;
import dev.extenddb.testing.Threads;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two nodes on one database behave as one, item by item. {@code -Dlinearizability.seconds=N} says for how long. */
final class LinearizabilityTest {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("linearizability.seconds", 5));
    private static final int ITEMS = 5;
    private static final int CLIENTS = 8;
    private static final String NOTHING = "-";

    private static Operation operation(long begin, long end, Register register) {
        return new Operation(begin, Optional.of(end), register);
    }

    @Test
    void theCheckerAcceptsWhatCanHaveHappened() {
        assertThat(Linearizability.firstFault(
                        NOTHING,
                        List.of(
                                operation(0, 10, new Write("a")),
                                operation(1, 3, new Read("a")),
                                operation(2, 9, new CompareAndSet("a", "b", true)),
                                operation(4, 5, new Read("a")),
                                operation(11, 12, new CompareAndSet("a", "c", false)),
                                new Operation(13, Optional.empty(), new Write("lost")),
                                operation(14, 15, new Read("b")),
                                operation(16, 17, new Read("lost")))))
                .isEmpty();
    }

    @Test
    void theCheckerFindsAStaleRead() {
        var stale = operation(4, 5, new Read("a"));
        assertThat(Linearizability.firstFault(
                        NOTHING, List.of(operation(0, 1, new Write("a")), operation(2, 3, new Write("b")), stale)))
                .contains(stale);
    }

    @Test
    void theCheckerFindsThatOfTwoOverlappingComparisonsBothSucceeded() {
        assertThat(Linearizability.firstFault(
                        "a",
                        List.of(
                                operation(0, 10, new CompareAndSet("a", "b", true)),
                                operation(1, 9, new CompareAndSet("a", "c", true)))))
                .isPresent();
    }

    @Test
    void theCheckerFindsAReadThatWasUndone() {
        assertThat(Linearizability.firstFault(
                        "a",
                        List.of(
                                operation(0, 10, new Write("b")),
                                operation(1, 2, new Read("b")),
                                operation(3, 4, new Read("a")))))
                .isPresent();
    }

    @Test
    void twoNodesAreLinearizable() {
        long seed = Long.getLong("linearizability.seed", System.nanoTime());
        System.out.println("linearizability.seed=" + seed);
        PostgresConfig config = TestServer.newSchema();
        List<List<Operation>> histories = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            histories.add(Collections.synchronizedList(new ArrayList<>()));
        }
        try (var one = new EngineNode(config);
                var other = new EngineNode(config)) {
            one.call(
                            "CreateTable",
                            "{'TableName':'Registers','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                                    + Wire.schema("id") + "}")
                    .requireOk();
            long end = System.nanoTime() + LENGTH.toNanos();
            Threads.run(CLIENTS, client -> {
                var dice = new Random(seed + client);
                var node = client % 2 == 0 ? one : other;
                for (int i = 0; System.nanoTime() < end; i++) {
                    int item = dice.nextInt(ITEMS);
                    histories.get(item).add(operate(node, dice, item, client + "-" + i));
                }
            });
        }
        for (List<Operation> history : histories) {
            System.out.println(history.size() + " operations");
            assertThat(Linearizability.firstFault(NOTHING, List.copyOf(history)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    private static Operation operate(Node node, Random dice, int item, String fresh) {
        String key = "'id':{'S':'" + item + "'}";
        long begin = System.nanoTime();
        Register done = switch (dice.nextInt(5)) {
            case 0 -> write(node, key, fresh);
            case 1 -> compareAndSet(node, key, fresh, read(node, key).value());
            case 2 -> inTransaction(node, key, fresh, read(node, key).value());
            default -> read(node, key);
        };
        return operation(begin, System.nanoTime(), done);
    }

    private static Read read(Node node, String key) {
        Reply reply = node.call("GetItem", "{'TableName':'Registers','ConsistentRead':true,'Key':{" + key + "}}")
                .requireOk();
        var item = (Map<?, ?>) ((Map<?, ?>) Json.parse(reply.body())).get("Item");
        return new Read(item == null ? NOTHING : (String) ((Map<?, ?>) item.get("v")).get("S"));
    }

    private static Write write(Node node, String key, String fresh) {
        node.call("PutItem", "{'TableName':'Registers','Item':{" + key + ",'v':{'S':'" + fresh + "'}}}")
                .requireOk();
        return new Write(fresh);
    }

    private static String conditionalPut(String key, String fresh, String expected) {
        String condition = expected.equals(NOTHING)
                ? "'ConditionExpression':'attribute_not_exists(id)'"
                : "'ConditionExpression':'v = :v','ExpressionAttributeValues':{':v':{'S':'" + expected + "'}}";
        return "{'TableName':'Registers','Item':{" + key + ",'v':{'S':'" + fresh + "'}}," + condition + "}";
    }

    private static CompareAndSet compareAndSet(Node node, String key, String fresh, String expected) {
        Reply reply = node.call("PutItem", conditionalPut(key, fresh, expected));
        assertThat(reply.isOk() || reply.body().contains("ConditionalCheckFailed"))
                .as(reply.body())
                .isTrue();
        return new CompareAndSet(expected, fresh, reply.isOk());
    }

    private static Register inTransaction(Node node, String key, String fresh, String expected) {
        Reply reply = node.call(
                "TransactWriteItems", "{'TransactItems':[{'Put':" + conditionalPut(key, fresh, expected) + "}]}");
        assertThat(reply.isOk() || reply.body().contains("ConditionalCheckFailed"))
                .as(reply.body())
                .isTrue();
        return new CompareAndSet(expected, fresh, reply.isOk());
    }
}
