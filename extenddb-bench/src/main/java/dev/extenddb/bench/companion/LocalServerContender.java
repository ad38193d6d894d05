package dev.extenddb.bench.companion;

import dev.extenddb.bench.boot.EmbeddedDynamoDbLocal;
import dev.extenddb.bench.server.LoopbackClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local's server in this JVM. All tests share it. */
final class LocalServerContender implements Contender {

    private final EmbeddedDynamoDbLocal server = new EmbeddedDynamoDbLocal();
    private final DynamoDbClient client;

    LocalServerContender() throws Exception {
        client = LoopbackClient.of(server.start());
    }

    @Override
    public DynamoDbClient client() {
        return client;
    }

    @Override
    public boolean sharesTables() {
        return true;
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
