package dev.extenddb.bench.companion;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local's server in this JVM, a new one for each test: only so has a test a DynamoDB of its own, as it has with a scope. */
final class LocalServersContender implements Contender {

    private final List<LocalServerContender> running = new ArrayList<>();

    @Override
    public DynamoDbClient client() {
        close();
        try {
            running.add(new LocalServerContender());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return running.get(0).client();
    }

    @Override
    public boolean sharesTables() {
        return false;
    }

    @Override
    public void close() {
        running.forEach(LocalServerContender::close);
        running.clear();
    }
}
