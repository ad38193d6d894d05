package dev.extenddb.emulator;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/** The table {@code things} and what tests do with it, by way of the SDK. */
final class Things {

    static final String TABLE = "things";

    private final DynamoDbClient client;

    Things(DynamoDbClient client) {
        this.client = client;
    }

    /** A new table. */
    static Things create(DynamoDbClient client) {
        Tables.create(client, TABLE);
        return new Things(client);
    }

    static Things createWithStream(DynamoDbClient client) {
        client.createTable(Tables.request(TABLE).toBuilder()
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build());
        return new Things(client);
    }

    static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    Things expiring() {
        client.updateTimeToLive(update -> update.tableName(TABLE)
                .timeToLiveSpecification(TimeToLiveSpecification.builder()
                        .attributeName("expires")
                        .enabled(true)
                        .build()));
        return this;
    }

    void put(String id, String value) {
        client.putItem(put -> put.tableName(TABLE)
                .item(Map.of("id", AttributeValue.fromS(id), "value", AttributeValue.fromS(value))));
    }

    void putExpiring(String id, long second) {
        client.putItem(put -> put.tableName(TABLE)
                .item(Map.of("id", AttributeValue.fromS(id), "expires", AttributeValue.fromN(Long.toString(second)))));
    }

    /** What was put, or {@code absent}; a strongly consistent read. */
    String get(String id) {
        return read(id, true);
    }

    /** The same by an eventually consistent read. */
    String getEventually(String id) {
        return read(id, false);
    }

    private String read(String id, boolean consistent) {
        var answer = client.getItem(get -> get.tableName(TABLE).key(key(id)).consistentRead(consistent));
        return answer.hasItem()
                ? answer.item().getOrDefault("value", AttributeValue.fromS("")).s()
                : "absent";
    }

    void delete(String id) {
        client.deleteItem(delete -> delete.tableName(TABLE).key(key(id)));
    }

    int count() {
        return client.scan(scan -> scan.tableName(TABLE).consistentRead(true)).count();
    }
}
