package dev.extenddb.bench.companion;

import dev.extenddb.bench.server.SdkAlone;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** No DynamoDB at all: the least that a test through the SDK can take. */
final class SdkAloneContender implements Contender {

    private final DynamoDbClient client = SdkAlone.client();

    @Override
    public DynamoDbClient client() {
        return client;
    }

    @Override
    public boolean sharesTables() {
        return false;
    }

    @Override
    public void close() {
        client.close();
    }
}
