package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.http.ExtendDbServer;
import dev.extenddb.storage.h2.H2Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class RealServerTest {

    private static final String ACCOUNT = "123456789012";

    private static final String LISTING = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "dynamodb:ListTables", "Resource": "*"}}
            """;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private ExtendDbServer server;

    @BeforeEach
    void start() {
        server = ExtendDbServer.on(H2Storage.inMemory())
                .signedRequests()
                .clock(() -> Instant.now().plus(ahead.get()))
                .start();
        server.directory().users().create(ACCOUNT, "ada");
        server.directory().users().policies().put(ACCOUNT, "ada", "listing", LISTING);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void knowsWhoAsks() {
        var key = server.directory().users().createAccessKey(ACCOUNT, "ada");
        try (var ada = client(AwsBasicCredentials.create(key.id(), key.secret()));
                var stranger = client(AwsBasicCredentials.create(key.id(), "guessed"))) {
            assertThat(ada.listTables().tableNames()).isEmpty();
            assertThatThrownBy(() -> ada.deleteTable(delete -> delete.tableName("orders")))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("is not authorized to perform: dynamodb:DeleteTable");
            assertThatThrownBy(stranger::listTables).hasMessageContaining("signature");
        }
    }

    @Test
    void aLateSignatureIsSignedAnewByTheSdk() {
        var key = server.directory().users().createAccessKey(ACCOUNT, "ada");
        ahead.set(Duration.ofMinutes(20));
        try (var ada = client(AwsBasicCredentials.create(key.id(), key.secret()));
                var hasty = hastyClient(AwsBasicCredentials.create(key.id(), key.secret()))) {
            assertThatThrownBy(hasty::listTables).hasMessageContaining("Signature expired");
            assertThat(ada.listTables().tableNames()).isEmpty();
        }
    }

    private DynamoDbClient client(AwsBasicCredentials credentials) {
        return builder(credentials).build();
    }

    /** A client that does not try again. */
    private DynamoDbClient hastyClient(AwsBasicCredentials credentials) {
        return builder(credentials)
                .overrideConfiguration(settings -> settings.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private DynamoDbClientBuilder builder(AwsBasicCredentials credentials) {
        return DynamoDbClient.builder()
                .endpointOverride(server.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }
}
