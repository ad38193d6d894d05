package dev.extenddb.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

class InProcessTransportTest {

    private static final String THROTTLED =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\",\"message\":\"slow down\"}";
    private static final String REFUSED =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\",\"message\":\"no\"}";

    private final CannedEndpoint endpoint = new CannedEndpoint();
    private final DynamoDbClient client = configured(DynamoDbClient.builder())
            .httpClient(new InProcessHttpClient(endpoint))
            .build();
    private final DynamoDbAsyncClient asyncClient = configured(DynamoDbAsyncClient.builder())
            .httpClient(new InProcessAsyncHttpClient(endpoint))
            .build();

    @Test
    void carriesSignedRequestsAndTheirAnswers() {
        endpoint.willAnswer(200, "{\"Item\":{\"id\":{\"S\":\"ä\"}}}");

        var answer = client.getItem(get -> get.tableName("T").key(Map.of("id", AttributeValue.fromS("ä"))));

        assertThat(answer.item()).containsExactly(Map.entry("id", AttributeValue.fromS("ä")));
        var question = endpoint.question();
        assertThat(CannedEndpoint.text(question)).isEqualTo("{\"TableName\":\"T\",\"Key\":{\"id\":{\"S\":\"ä\"}}}");
        assertThat(question.method()).isEqualTo("POST");
        assertThat(question.path()).isEqualTo("/");
        assertThat(question.headers().first("x-amz-target")).hasValue("DynamoDB_20120810.GetItem");
        assertThat(question.headers().first("AUTHORIZATION"))
                .hasValueSatisfying(value -> assertThat(value).contains("Credential=someone/", "/eu-west-1/dynamodb/"));
    }

    @Test
    void carriesRequestsOfAsynchronousClients() {
        endpoint.willAnswer(200, "{\"TableNames\":[\"a\"]}").willAnswer(200, "{\"TableNames\":[\"b\"]}");

        assertThat(asyncClient.listTables().join().tableNames()).containsExactly("a");
        assertThat(asyncClient.listTables(list -> list.limit(1)).join().tableNames())
                .containsExactly("b");
        assertThat(CannedEndpoint.text(endpoint.question())).isEqualTo("{}");
        assertThat(CannedEndpoint.text(endpoint.question())).isEqualTo("{\"Limit\":1}");
    }

    @Test
    void leavesRetriesToTheSdk() {
        endpoint.willAnswer(400, THROTTLED).willAnswer(500, "").willAnswer(200, "{\"TableNames\":[]}");
        assertThat(client.listTables().tableNames()).isEmpty();

        endpoint.willAnswer(400, THROTTLED).willAnswer(500, "").willAnswer(200, "{\"TableNames\":[]}");
        assertThat(asyncClient.listTables().join().tableNames()).isEmpty();
    }

    @Test
    void carriesErrors() {
        endpoint.willAnswer(400, REFUSED).willAnswer(400, REFUSED);

        assertThatThrownBy(() -> client.putItem(put -> put.tableName("T").item(Map.of())))
                .isInstanceOf(ConditionalCheckFailedException.class)
                .hasMessageStartingWith("no");
        assertThatThrownBy(() -> asyncClient
                        .putItem(put -> put.tableName("T").item(Map.of()))
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConditionalCheckFailedException.class);
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
        return builder.region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("someone", "secret")));
    }
}
