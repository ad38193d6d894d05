package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.Emulator;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The application's own client, over a port, without the extension. */
class OverHttpTest {

    @Test
    void ordersArePlaced() {
        try (Emulator emulator = Emulator.inMemory().start();
                DynamoDbClient client = DynamoDbClient.builder()
                        .endpointOverride(emulator.endpoint())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                        .build()) {
            var enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
            enhanced.table("Orders", TableSchema.fromBean(Order.class))
                    .createTable();
            var orders = new Orders(enhanced, InstantSource.system());

            assertThat(orders.place("o-1", "ada")).isTrue();
            assertThat(orders.of("ada")).hasSize(1);
        }
    }
}
