package dev.extenddb.protocol;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every request has in common: where it goes, who sends it, and what comes back around the JSON. */
class EndpointTest {

    private static final Bytes NOTHING = Bytes.EMPTY;

    private final Wire wire = new Wire();

    @Test
    void answersAwsJson() {
        Answer answer = wire.ok("ListTables", "{}");

        assertThat(answer.json()).isEqualTo(json("{'TableNames':[]}"));
        assertThat(answer.header("Content-Type")).contains("application/x-amz-json-1.0");
        assertThat(answer.header("Server")).contains("Server");
    }

    @Test
    void errorsHaveATypeAndAMessage() {
        Answer answer = wire.refused("DescribeTable", "{'TableName':'none'}");

        assertThat(answer.json())
                .isEqualTo(json("{'__type':'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',"
                        + "'message':'Requested resource not found: Table: none not found'}"));
        assertThat(answer.header("Server")).contains("Server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'Limit':0}"})
    void everyBodyHasItsChecksum(String request) {
        Answer answer = wire.call("ListTables", request);
        var crc32 = new CRC32();
        crc32.update(answer.response().body().toArray());

        assertThat(answer.header("x-amz-crc32")).contains(Long.toString(crc32.getValue()));
    }

    @Test
    void everyAnswerHasAnIdOfItsOwn() {
        String first = wire.ok("ListTables", "{}").header("x-amzn-RequestId").orElseThrow();
        String second = wire.refused("ListTables", "{'Limit':0}")
                .header("x-amzn-RequestId")
                .orElseThrow();

        assertThat(first).matches("[A-Z0-9]{52}").isNotEqualTo(second);
        assertThat(second).matches("[A-Z0-9]{52}");
    }

    @Test
    void anEmptyBodyIsAnEmptyObject() {
        Map<String, String> headers = Wire.headers("ListTables");
        headers.remove("Content-Type");

        assertThat(wire.post(headers, NOTHING).json()).isEqualTo(json("{'TableNames':[]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchOperation", "", "listTables"})
    void anOperationThatIsNone(String operation) {
        Answer answer = wire.refused(operation, "{}");

        assertThat(answer.text("__type")).isEqualTo("com.amazon.coral.service#UnknownOperationException");
    }

    @Test
    void aTargetOfAnotherServiceIsNoOperation() {
        Map<String, String> headers = Wire.headers("ListTables");
        headers.put("X-Amz-Target", "DynamoDBStreams_20120810.ListTables");

        assertThat(wire.post(headers, body("{}")).error()).startsWith("UnknownOperationException");
    }

    @Test
    void withoutCredentialsNothingIsDone() {
        Map<String, String> headers = Wire.headers("ListTables");
        headers.remove("Authorization");
        Answer answer = wire.post(headers, body("{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json())
                .isEqualTo(json("{'__type':'com.amazon.coral.service#MissingAuthenticationTokenException',"
                        + "'message':'Request is missing Authentication Token'}"));
    }

    @Test
    void credentialsThatSayNothingAreIncomplete() {
        Map<String, String> headers = Wire.headers("ListTables");
        headers.put("Authorization", "AWS4-HMAC-SHA256 Signature=0");

        assertThat(wire.post(headers, body("{}")).text("__type"))
                .isEqualTo("com.amazon.coral.service#IncompleteSignatureException");
    }

    @Test
    void accountsAndRegionsAreApart() {
        wire.createTable("Things", "id:S");
        Map<String, String> here = Wire.headers("ListTables");
        Map<String, String> otherRegion = Wire.headers("ListTables");
        otherRegion.put("Authorization", Wire.credentials("AKIDEXAMPLE", "us-east-1"));
        Map<String, String> otherAccount = Wire.headers("ListTables");
        otherAccount.put("Authorization", Wire.credentials("210987654321", "eu-central-1"));

        assertThat(wire.post(here, NOTHING).list("TableNames")).hasSize(1);
        assertThat(wire.post(otherRegion, NOTHING).list("TableNames")).isEmpty();
        assertThat(wire.post(otherAccount, NOTHING).list("TableNames")).isEmpty();
    }

    @Test
    void aPlainGetTellsThatTheServiceIsThere() {
        Answer answer = wire.send("GET", "/", Map.of("Host", "db.example:8000"), NOTHING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("healthy: db.example:8000 ");
    }

    @Test
    void otherPathsAndMethodsAreNotFound() {
        assertThat(wire.send("GET", "/other", Map.of(), NOTHING).status()).isEqualTo(404);
        assertThat(wire.send("PUT", "/", Map.of(), NOTHING).status()).isEqualTo(404);
        assertThat(wire.send("POST", "/other", Wire.headers("ListTables"), body("{}"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBodyOfAnotherTypeIsNotFound() {
        Map<String, String> headers = Wire.headers("ListTables");
        headers.put("Content-Type", "text/plain");

        assertThat(wire.post(headers, body("{}")).status()).isEqualTo(404);
    }

    @Test
    void aDescribedEndpointIsTheOneAsked() {
        Answer answer = wire.ok("DescribeEndpoints", "{}");

        assertThat(answer.json())
                .isEqualTo(json("{'Endpoints':[{'Address':'localhost:8000','CachePeriodInMinutes':1440}]}"));
    }

    private static Bytes body(String text) {
        return Bytes.wrap(Utf8.bytes(text));
    }
}
