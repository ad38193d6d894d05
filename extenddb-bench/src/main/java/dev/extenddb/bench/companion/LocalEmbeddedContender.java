package dev.extenddb.bench.companion;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local without a socket, by its own client, which does not marshal. All tests share it. */
final class LocalEmbeddedContender implements Contender {

    private static final String PACKAGE = "software.amazon.dynamodb.services.local.";

    private final Object local;
    private final Class<?> type;
    private final DynamoDbClient client;

    LocalEmbeddedContender() throws Exception {
        local = Class.forName(PACKAGE + "embedded.DynamoDBEmbedded")
                .getMethod("create", Boolean.class)
                .invoke(null, true);
        type = Class.forName(PACKAGE + "shared.access.AmazonDynamoDBLocal");
        client = (DynamoDbClient) type.getMethod("dynamoDbClient").invoke(local);
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
        try {
            type.getMethod("shutdown").invoke(local);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
