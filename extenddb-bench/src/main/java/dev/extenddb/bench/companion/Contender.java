package dev.extenddb.bench.companion;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A DynamoDB in this JVM, as tests use it. */
interface Contender extends AutoCloseable {

    /** A client for one test, which sees at least what the test makes itself. */
    DynamoDbClient client();

    /** Whether tests meet each other's tables. */
    boolean sharesTables();

    @Override
    void close();
}
