package dev.extenddb.bench.boot;

import dev.extenddb.bench.server.LoopbackClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests that embed a server by hand: each repetition has one of its own, as {@link ScopeCase} has a scope. */
abstract class ServerCase extends ClientCase {

    private final EmbeddedServer server;
    private DynamoDbClient client;

    ServerCase(EmbeddedServer server) {
        this.server = server;
    }

    @BeforeEach
    void begin() throws Exception {
        client = LoopbackClient.of(server.start());
    }

    @AfterEach
    void end() throws Exception {
        client.close();
        server.stop();
    }

    @Override
    DynamoDbClient client() {
        return client;
    }
}
