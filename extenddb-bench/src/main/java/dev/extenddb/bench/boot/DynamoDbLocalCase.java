package dev.extenddb.bench.boot;

/** Tests with DynamoDB Local. */
final class DynamoDbLocalCase extends ServerCase {

    DynamoDbLocalCase() {
        super(new EmbeddedDynamoDbLocal());
    }
}
