package dev.extenddb.cli;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes items with ids from 1 upwards, one after the other, as fast as it can. */
final class WriteLoad {

    private final DynamoDbClient client;
    private final String table;
    private final AtomicInteger acknowledged = new AtomicInteger();

    WriteLoad(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** Kills the server in the middle, when it has acknowledged so many writes, and says how many it had acknowledged in the end. */
    int killUnderLoad(ServerProcess server, int least) throws Exception {
        var enough = new CountDownLatch(least);
        var load = CompletableFuture.runAsync(() -> writeUntilItFails(enough));
        enough.await(20, TimeUnit.SECONDS);
        server.kill();
        load.get(30, TimeUnit.SECONDS);
        return acknowledged.get();
    }

    private void writeUntilItFails(CountDownLatch enough) {
        try {
            while (true) {
                int id = acknowledged.get() + 1;
                client.putItem(put -> put.tableName(table).item(Map.of("id", AttributeValue.fromN("" + id))));
                acknowledged.set(id);
                enough.countDown();
            }
        } catch (SdkException serverGone) {
            // That is how it ends.
        }
    }
}
