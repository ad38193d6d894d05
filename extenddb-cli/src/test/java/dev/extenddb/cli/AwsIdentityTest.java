package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.cli.config.ConfigSources;
import dev.extenddb.cli.logging.Logging;
import dev.extenddb.cli.server.StandaloneServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** A server as init leaves it, asked by AWS's own clients over TLS with the credentials that init tells. */
class AwsIdentityTest {

    private static final Pattern KEY = Pattern.compile("access key: (AKIA\\w{16})");
    private static final Pattern SECRET = Pattern.compile("shown only now: (extenddb\\w{32})");
    private static final String READING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Read\",\"Effect\":\"Allow\","
                    + "\"Action\":[\"dynamodb:ListTables\",\"sts:AssumeRole\"],\"Resource\":\"*\"}]}";

    @TempDir
    private Path directory;

    private StandaloneServer server;
    private SdkHttpClient http;
    private AwsCredentialsProvider first;
    private IamClient iam;

    @BeforeEach
    void start() {
        String config = directory.resolve("extenddb.toml").toString();
        String home = directory.resolve("home").toString();
        String told = Cli.ok(Map.of(), "init", "--backend", "h2", "--config", config, "--home", home);
        first = credentials(found(KEY, told), found(SECRET, told));
        var overridden = new ConfigSources(Path.of(config), Map.of(), Map.of("server.port", "0")).read();
        server = StandaloneServer.start(overridden, "test", Logging.ofProcess());
        http = UrlConnectionHttpClient.builder()
                .tlsTrustManagersProvider(() -> Trust.in(Path.of(home, "tls", "cert.pem")))
                .build();
        iam = to(IamClient.builder(), first);
    }

    @AfterEach
    void stop() {
        iam.close();
        http.close();
        server.close();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static AwsCredentialsProvider credentials(String key, String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C to(
            B builder, AwsCredentialsProvider provider) {
        return builder.endpointOverride(URI.create(server.uri().toString()))
                .region(Region.US_EAST_1)
                .credentialsProvider(provider)
                .httpClient(http)
                .build();
    }

    private AwsCredentialsProvider newUser(String name) {
        iam.createUser(create -> create.userName(name));
        var key = iam.createAccessKey(create -> create.userName(name)).accessKey();
        return credentials(key.accessKeyId(), key.secretAccessKey());
    }

    @Test
    void theFirstUserMayDoEverything() {
        try (DynamoDbClient dynamo = to(DynamoDbClient.builder(), first);
                StsClient sts = to(StsClient.builder(), first)) {
            assertThat(dynamo.listTables().tableNames()).isEmpty();
            assertThat(sts.getCallerIdentity().arn()).endsWith(":user/admin");
            assertThat(iam.getUser().user().userName()).isEqualTo("admin");
        }
    }

    @Test
    void nobodyElseMayDoAnything() {
        try (DynamoDbClient stranger = to(DynamoDbClient.builder(), credentials("AKIAIOSFODNN7EXAMPLE", "x"))) {
            assertThatThrownBy(stranger::listTables)
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            error -> assertThat(error.awsErrorDetails().errorCode())
                                    .isEqualTo("UnrecognizedClientException"));
        }
    }

    @Test
    void aUserMayWhatItsPolicySays() {
        AwsCredentialsProvider bob = newUser("bob");
        String arn = iam.createPolicy(create -> create.policyName("reading").policyDocument(READING))
                .policy()
                .arn();
        try (DynamoDbClient dynamo = to(DynamoDbClient.builder(), bob)) {
            assertThatThrownBy(dynamo::listTables).hasMessageContaining("no identity-based policy allows");
            iam.attachUserPolicy(attach -> attach.userName("bob").policyArn(arn));
            assertThat(dynamo.listTables().tableNames()).isEmpty();
            assertThatThrownBy(dynamo::describeLimits).hasMessageContaining("dynamodb:DescribeLimits");
        }
        var simulated = iam.simulatePrincipalPolicy(simulate -> simulate.policySourceArn(
                        iam.getUser(get -> get.userName("bob")).user().arn())
                .actionNames("dynamodb:ListTables", "dynamodb:PutItem"));
        assertThat(simulated.evaluationResults())
                .extracting(result -> result.evalDecision())
                .containsExactly(PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(simulated
                        .evaluationResults()
                        .get(0)
                        .matchedStatements()
                        .get(0)
                        .sourcePolicyId())
                .isEqualTo(arn + ":Read");
    }

    @Test
    void aRoleIsTakenOnAndRenewedByTheSdk() {
        AwsCredentialsProvider bob = newUser("bob");
        iam.putUserPolicy(put -> put.userName("bob").policyName("reading").policyDocument(READING));
        String account = iam.getUser().user().arn().split(":", -1)[4];
        String role = iam.createRole(create -> create.roleName("limits")
                        .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                + "\"Principal\":{\"AWS\":\"" + account + "\"},\"Action\":\"sts:AssumeRole\"}}"))
                .role()
                .arn();
        iam.putRolePolicy(put -> put.roleName("limits")
                .policyName("limits")
                .policyDocument(READING.replace("dynamodb:ListTables", "dynamodb:DescribeLimits")));
        try (StsClient sts = to(StsClient.builder(), bob);
                var provider = StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(assume -> assume.roleArn(role).roleSessionName("test"))
                        .build();
                DynamoDbClient dynamo = to(DynamoDbClient.builder(), provider)) {
            assertThat(dynamo.describeLimits().tableMaxReadCapacityUnits()).isPositive();
            assertThatThrownBy(dynamo::listTables).hasMessageContaining("assumed-role/limits/test");
        }
    }

    @Test
    void aSessionTokenGoesWithItsKey() {
        try (StsClient sts = to(StsClient.builder(), first)) {
            var session = sts.getSessionToken().credentials();
            AwsCredentialsProvider whole = StaticCredentialsProvider.create(AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
            try (DynamoDbClient dynamo = to(DynamoDbClient.builder(), whole);
                    DynamoDbClient tokenless = to(
                            DynamoDbClient.builder(), credentials(session.accessKeyId(), session.secretAccessKey()))) {
                assertThat(dynamo.listTables().tableNames()).isEmpty();
                assertThatThrownBy(tokenless::listTables).hasMessageContaining("security token");
            }
        }
    }

    @Test
    void errorsAndPagesAreUnderstood() {
        AwsCredentialsProvider unused = newUser("bob");

        assertThatThrownBy(() -> iam.createUser(create -> create.userName("bob")))
                .isInstanceOf(EntityAlreadyExistsException.class);
        assertThatThrownBy(() -> iam.getUser(get -> get.userName("nobody"))).isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> iam.putUserPolicy(
                        put -> put.userName("bob").policyName("p").policyDocument("{}")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
        assertThat(iam.listUsersPaginator(list -> list.maxItems(1)).users().stream()
                        .map(User::userName))
                .containsExactly("admin", "bob");
    }
}
