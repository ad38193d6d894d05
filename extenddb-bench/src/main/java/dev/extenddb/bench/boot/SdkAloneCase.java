package dev.extenddb.bench.boot;

import dev.extenddb.bench.server.SdkAlone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests with no DynamoDB at all: the least that JUnit and the SDK take. */
final class SdkAloneCase extends ClientCase {

    private static DynamoDbClient client;

    @BeforeEach
    void begin() {
        if (client == null) {
            client = SdkAlone.client();
        }
    }

    @AfterAll
    static void end() {
        client.close();
    }

    @Override
    DynamoDbClient client() {
        return client;
    }
}
