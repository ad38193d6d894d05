package dev.extenddb.bench.companion;

import dev.extenddb.bench.server.FreePort;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local's server in this JVM, reached by reflection: it is on no class path of the build. All tests share it. */
final class LocalServerContender implements Contender {

    private final Object server;
    private final DynamoDbClient client;

    LocalServerContender() throws Exception {
        int port = FreePort.find();
        var arguments = new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)};
        server = Class.forName("software.amazon.dynamodb.services.local.main.ServerRunner")
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) arguments);
        server.getClass().getMethod("start").invoke(server);
        client = DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public DynamoDbClient client() {
        return client;
    }

    @Override
    public boolean sharesTables() {
        return true;
    }

    @Override
    public void close() {
        client.close();
        try {
            server.getClass().getMethod("stop").invoke(server);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
