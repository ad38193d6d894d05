package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.storage.postgres.Node.Reply;
import dev.extenddb.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;

/** Clients of several nodes: some move amounts between the accounts of a bank, some count up items of a table with an index and a stream. */
final class MixedLoad {

    static final int ACCOUNTS = 100;
    static final int BALANCE = 100;

    private static final int COUNTERS = 12;
    private static final int CLIENTS = 4;

    private final List<? extends Node> nodes;
    private final long seed;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong done = new AtomicLong();
    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(COUNTERS);
    private final AtomicIntegerArray doubtful = new AtomicIntegerArray(COUNTERS);
    private final List<CompletableFuture<Void>> clients = new ArrayList<>();

    MixedLoad(List<? extends Node> nodes, long seed) {
        this.nodes = nodes;
        this.seed = seed;
    }

    /** Makes the tables and opens the accounts. */
    void prepare() {
        Node node = nodes.get(0);
        String onDemand = "'BillingMode':'PAY_PER_REQUEST'";
        node.call(
                        "CreateTable",
                        "{'TableName':'Bank'," + onDemand + "," + Wire.definitions("id:S") + "," + Wire.schema("id")
                                + "}")
                .requireOk();
        node.call(
                        "CreateTable",
                        "{'TableName':'Counters'," + onDemand + "," + Wire.definitions("id:S", "g:N") + ","
                                + Wire.schema("id") + ",'GlobalSecondaryIndexes':[{'IndexName':'by-g',"
                                + Wire.schema("g") + ",'Projection':{'ProjectionType':'ALL'}}],"
                                + "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_AND_OLD_IMAGES'}}")
                .requireOk();
        for (int account = 0; account < ACCOUNTS; account++) {
            node.call(
                            "PutItem",
                            "{'TableName':'Bank','Item':{'id':{'S':'" + account + "'},'n':{'N':'" + BALANCE + "'}}}")
                    .requireOk();
        }
    }

    /** Starts the clients. */
    void start() {
        for (int i = 0; i < CLIENTS; i++) {
            var dice = new Random(seed + i);
            Node node = nodes.get(i % nodes.size());
            clients.add(CompletableFuture.runAsync(() -> repeat(() -> move(node, dice)), MixedLoad::newThread));
            clients.add(CompletableFuture.runAsync(() -> repeat(() -> count(node, dice)), MixedLoad::newThread));
        }
    }

    private static void newThread(Runnable work) {
        new Thread(work, "client").start();
    }

    private void repeat(Runnable work) {
        while (running.get()) {
            work.run();
        }
    }

    /** A transfer with a token: it is tried until it is answered, and done once. */
    private void move(Node node, Random dice) {
        int from = dice.nextInt(ACCOUNTS);
        int to = (from + 1 + dice.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        int amount = 1 + dice.nextInt(20);
        String transfer = "{'ClientRequestToken':'"
                + Long.toHexString(ThreadLocalRandom.current().nextLong())
                + "','TransactItems':[" + change(from, -amount, ",'ConditionExpression':'n >= :least'", amount) + ","
                + change(to, amount, "", amount) + "]}";
        Reply reply;
        do {
            reply = node.call("TransactWriteItems", transfer);
            rest(reply);
        } while (reply.isDoubtful());
        assertThat(reply.status()).as(reply.body()).isIn(200, 400);
        if (!reply.isOk()) {
            assertThat(reply.body()).contains("TransactionCanceledException");
        }
        done.incrementAndGet();
    }

    private static String change(int account, int amount, String condition, int least) {
        String bound = condition.isEmpty() ? "" : ",':least':{'N':'" + least + "'}";
        return "{'Update':{'TableName':'Bank','Key':{'id':{'S':'" + account + "'}},'UpdateExpression':'ADD n :n'"
                + condition + ",'ExpressionAttributeValues':{':n':{'N':'" + amount + "'}" + bound + "}}}";
    }

    private void count(Node node, Random dice) {
        int counter = dice.nextInt(COUNTERS);
        Reply reply = node.call(
                "UpdateItem",
                "{'TableName':'Counters','Key':{'id':{'S':'" + counter
                        + "'}},'UpdateExpression':'ADD n :one SET g = :g',"
                        + "'ExpressionAttributeValues':{':one':{'N':'1'},':g':{'N':'" + dice.nextInt(5) + "'}}}");
        if (reply.isOk()) {
            acknowledged.incrementAndGet(counter);
            done.incrementAndGet();
        } else if (reply.isDoubtful()) {
            doubtful.incrementAndGet(counter);
        } else {
            // Others came first again and again.
            assertThat(reply.body()).contains("TransactionConflict");
        }
        rest(reply);
    }

    /** Whoever is not answered tries again after a while, as clients do. */
    private static void rest(Reply reply) {
        if (reply.isDoubtful()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Waits until more requests have been answered. */
    void awaitProgress() {
        long enough = done.get() + 50;
        Wire.await("progress", () -> done.get() >= enough || clients.stream().anyMatch(CompletableFuture::isDone));
    }

    /** Stops the clients; fails if one met something that it ought not to. */
    void end() {
        running.set(false);
        clients.forEach(CompletableFuture::join);
        System.out.println(done + " requests done, " + doubtful + " doubtful");
    }

    /** Checks what counters came to. */
    void requireCounts(ToIntFunction<String> counts) {
        for (int counter = 0; counter < COUNTERS; counter++) {
            assertThat(counts.applyAsInt(Integer.toString(counter)))
                    .as("counter %d", counter)
                    .isBetween(acknowledged.get(counter), acknowledged.get(counter) + doubtful.get(counter));
        }
    }
}
