package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorPrincipal;
import dev.extenddb.emulator.RequestLog;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What policies allow and what not, as the application sees it. */
@DynamoDbTest
@Table(createTable = "things.json")
class RunAsTest {

    private static final String READS = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "dynamodb:GetItem",
             "Resource": "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/things"}}
            """;

    private static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "dynamodb:*", "Resource": "*"}}
            """;

    private static final String OWN_ROWS = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["dynamodb:PutItem", "dynamodb:GetItem"], "Resource": "*",
             "Condition": {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["${aws:PrincipalTag/team}"]}}}}
            """;

    private static void put(DynamoDbClient client, String id) {
        client.putItem(put -> put.tableName("things").item(Map.of("id", AttributeValue.fromS(id))));
    }

    private static void get(DynamoDbClient client, String id) {
        client.getItem(get -> get.tableName("things").key(Map.of("id", AttributeValue.fromS(id))));
    }

    /** The application sees AWS's error, at the first try. */
    private static void assertDenied(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DynamoDbException.class, denied -> {
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(denied.awsErrorDetails().errorMessage()).isEqualTo(message);
            assertThat(denied.statusCode()).isEqualTo(400);
            assertThat(denied.numAttempts()).isEqualTo(1);
        });
    }

    @Test
    @RunAs(policy = READS)
    void whatNoPolicyAllowsIsDenied(DynamoDbClient client, Emulator emulator) {
        assertThatCode(() -> get(client, "a")).doesNotThrowAnyException();
        assertDenied(
                () -> put(client, "a"),
                "User: arn:aws:iam::" + emulator.account() + ":user/test is not authorized to perform: dynamodb:PutItem"
                        + " on resource: arn:aws:dynamodb:us-east-1:" + emulator.account() + ":table/things because no"
                        + " identity-based policy allows the dynamodb:PutItem action");
        assertThat(emulator.requests().of("PutItem")).isEmpty();
    }

    @Test
    void aParameterIsSomebodyElse(
            @RunAs(policy = "reader.json", principal = "arn:aws:sts::123456789012:assumed-role/app/i-1")
                    DynamoDbClient reader,
            DynamoDbClient owner,
            Emulator emulator) {
        put(owner, "a");
        get(reader, "a");
        assertDenied(
                () -> put(reader, "a"),
                "User: arn:aws:sts::" + emulator.account() + ":assumed-role/app/i-1 is not authorized to perform:"
                        + " dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:" + emulator.account()
                        + ":table/things with an explicit deny in an identity-based policy");
    }

    @Test
    void asynchronousClientsToo(@RunAs(policy = READS) DynamoDbAsyncClient client) {
        assertThatThrownBy(() -> client.scan(scan -> scan.tableName("things")).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .hasMessageContaining("is not authorized to perform: dynamodb:Scan");
    }

    @Test
    @RunAs(policy = EVERYTHING, boundary = READS)
    void aBoundaryCuts(DynamoDbClient client) {
        get(client, "a");
        assertThatThrownBy(() -> put(client, "a"))
                .hasMessageContaining("because no permissions boundary allows the dynamodb:PutItem action");
    }

    @Test
    @RunAs(policy = OWN_ROWS, tags = "team=red")
    void conditionsSeeTheRequestAndTheTags(DynamoDbClient client) {
        put(client, "red");
        get(client, "red");
        assertThatThrownBy(() -> put(client, "blue")).hasMessageContaining("is not authorized");
    }

    @Test
    @RunAs(principal = "arn:aws:iam::123456789012:role/service/app")
    void withoutAPolicyNothingIsAllowed(DynamoDbClient client, Emulator emulator) {
        assertThatThrownBy(client::listTables)
                .hasMessageContaining("User: arn:aws:sts::" + emulator.account()
                        + ":assumed-role/app/test is not authorized to perform: dynamodb:ListTables");
        assertThatCode(emulator.client()::listTables).doesNotThrowAnyException();
    }

    @Test
    void theEmulatorHasClientsOfAnybody(Emulator emulator) {
        var reader = emulator.actingAs(EmulatorPrincipal.allowedBy(READS));

        get(reader.client(), "a");
        assertThatThrownBy(() -> put(reader.client(), "a")).hasMessageContaining("is not authorized");
        assertThat(emulator.actingAs(EmulatorPrincipal.allowedBy(READS)).accessKeyId())
                .isEqualTo(reader.accessKeyId());
        assertThatThrownBy(() -> emulator.actingAs(EmulatorPrincipal.named("arn:aws:iam::123456789012:root")))
                .hasMessageContaining("Not the ARN of a user, a role");
    }

    @Nested
    @RunAs(policy = READS)
    class OnAClass {

        private DynamoDbClient client;

        @RunAs(policy = EVERYTHING)
        private DynamoDbClient writer;

        @Test
        void fieldsAreThatPrincipals(RequestLog requests) {
            put(writer, "a");
            get(client, "a");
            assertThatThrownBy(() -> put(client, "a")).hasMessageContaining("is not authorized");
            assertThat(requests.count()).isEqualTo(2);
        }
    }

    @Nested
    @DynamoDbTest(transport = Transport.HTTP)
    class OverHttp {

        @Test
        @RunAs(policy = READS)
        void policiesHold(DynamoDbClient client) {
            get(client, "a");
            assertThatThrownBy(() -> put(client, "a")).hasMessageContaining("is not authorized");
        }
    }
}
