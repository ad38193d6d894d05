package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Has the SDK's classes loaded on a thread of their own while the database starts, once in a JVM: loading both takes most of the time of a first test.
 * The thread ends by itself and leaves nothing open.
 */
final class SdkWarmUp {

    private SdkWarmUp() {}

    /** Begins, unless it was begun before. */
    static void begin() {
        Once.THREAD.getId();
    }

    /** The JVM initializes a class once. */
    private static final class Once {

        private static final Thread THREAD = start();

        private static Thread start() {
            // Not a method reference: it would link the class, and fail, where there is no SDK.
            var thread = new Thread(() -> run(), "extenddb-sdk-warm-up");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }
    }

    private static void run() {
        var answer = new WireResponse(200, List.of(), Bytes.wrap(Utf8.bytes("{}")));
        WireEndpoint nobody = request -> CompletableFuture.completedFuture(answer);
        try (var clients = new SdkClients(nobody, "us-east-1")) {
            call(clients.client());
        } catch (NoClassDefFoundError e) {
            // There is no SDK, and who uses the engine directly needs none.
        } catch (RuntimeException | LinkageError e) {
            System.getLogger(SdkWarmUp.class.getName())
                    .log(System.Logger.Level.DEBUG, "The first use of the SDK will tell, too", e);
        }
    }

    /** What most tests do first. */
    private static void call(DynamoDbClient client) {
        var key = Map.of("id", AttributeValue.fromS("a"));
        client.createTable(CreateTableRequest.builder()
                .tableName("table")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .build());
        client.putItem(PutItemRequest.builder().tableName("table").item(key).build());
        client.getItem(GetItemRequest.builder().tableName("table").key(key).build());
    }
}
