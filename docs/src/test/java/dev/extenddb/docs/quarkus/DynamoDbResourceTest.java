package dev.extenddb.docs.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.emulator.Emulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector;
import io.quarkus.value.registry.ValueRegistry;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Does with the resource what Quarkus does. */
class DynamoDbResourceTest {

    private final DynamoDbResource resource = new DynamoDbResource();

    @Test
    void theConfigurationLeadsToTheTable() {
        Map<String, String> configuration = resource.start();
        try (var client = client(configuration)) {
            assertThat(client.listTables().tableNames()).containsExactly("orders");
        } finally {
            resource.stop();
        }
    }

    @Test
    void testsMayHaveTheEmulator() {
        resource.start();
        var injector = new Injected();
        resource.inject(injector);
        resource.stop();

        assertThat(injector.values).singleElement().isInstanceOf(Emulator.class);
    }

    @Test
    void thePortIsClosedAtTheEnd() {
        URI endpoint = URI.create(resource.start().get("quarkus.dynamodb.endpoint-override"));
        resource.stop();

        assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
                .isInstanceOf(IOException.class);
    }

    private static DynamoDbClient client(Map<String, String> configuration) {
        var credentials = AwsBasicCredentials.create(
                configuration.get("quarkus.dynamodb.aws.credentials.static-provider.access-key-id"),
                configuration.get("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key"));
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(configuration.get("quarkus.dynamodb.endpoint-override")))
                .region(Region.of(configuration.get("quarkus.dynamodb.aws.region")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    /** Keeps what a resource wants to be injected. */
    private static final class Injected implements TestInjector {

        private final List<Object> values = new ArrayList<>();

        @Override
        public void injectIntoFields(Object value, Predicate<Field> fields) {
            values.add(value);
        }

        @Override
        public ValueRegistry valueRegistry() {
            throw new UnsupportedOperationException("The resource registers nothing");
        }
    }
}
