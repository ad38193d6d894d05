package dev.extenddb.docs.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.Emulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ServerTest {

    private static Emulator emulator;
    private static DynamoDbClient client;

    private CoffeeBar bar;

    @BeforeAll
    static void start() {
        emulator = Emulator.inMemory().region("eu-central-1").start();
        client = DynamoDbClient.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.of(emulator.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                .build();
    }

    @BeforeEach
    void createTable() {
        bar = new CoffeeBar(client);
        bar.createTable();
    }

    @AfterEach
    void reset() {
        emulator.reset();
    }

    @AfterAll
    static void stop() {
        client.close();
        emulator.close();
    }

    @Test
    void ordersAddUp() {
        bar.order("ada", 1, 3);
        bar.order("ada", 2, 1);

        assertThat(bar.cupsOf("ada")).isEqualTo(4);
    }

    @Test
    void everyTestBeginsAnew() {
        assertThat(bar.cupsOf("ada")).isZero();
    }
}
