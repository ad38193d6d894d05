package dev.extenddb.bench.boot;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests that embed a server by hand: each repetition has one of its own, as {@link ScopeCase} has a scope. */
abstract class ServerCase {

    private final EmbeddedServer server;
    private DynamoDbClient client;

    ServerCase(EmbeddedServer server) {
        this.server = server;
    }

    @BeforeEach
    void begin() throws Exception {
        client = DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.start()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void end() throws Exception {
        client.close();
        server.stop();
    }

    /** See {@link BootGoal#FIRST_ANSWER}. */
    @RepeatedTest(ScopeTimes.TESTS)
    void listTables() {
        BootGoal.FIRST_ANSWER.reach(client);
    }

    /** See {@link BootGoal#TABLE_IN_USE}. */
    @RepeatedTest(ScopeTimes.TESTS)
    void useTable() {
        BootGoal.TABLE_IN_USE.reach(client);
    }
}
