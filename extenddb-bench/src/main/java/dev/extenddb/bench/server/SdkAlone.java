package dev.extenddb.bench.server;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.protocol.WireResponse.Header;
import dev.extenddb.sdk.InProcessHttpClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The AWS SDK with nothing behind it: each request has its answer at once. What it takes nobody can do without who tests through the SDK. */
public final class SdkAlone {

    private static final List<Header> HEADERS = List.of(new Header("Content-Type", "application/x-amz-json-1.0"));
    private static final Map<String, String> ANSWERS = Map.of(
            "DynamoDB_20120810.ListTables", "{\"TableNames\":[]}",
            "DynamoDB_20120810.GetItem", "{\"Item\":{\"p\":{\"S\":\"a\"},\"count\":{\"N\":\"1\"}}}");

    private SdkAlone() {}

    /** A client whose lists of tables are empty, and which finds an item under every key. */
    public static DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create("http://nobody"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(new InProcessHttpClient(SdkAlone::answer))
                .build();
    }

    private static CompletionStage<WireResponse> answer(WireRequest request) {
        String target = request.headers().first("X-Amz-Target").orElse("");
        var body = Bytes.wrap(Utf8.bytes(ANSWERS.getOrDefault(target, "{}")));
        return CompletableFuture.completedFuture(new WireResponse(200, HEADERS, body));
    }
}
