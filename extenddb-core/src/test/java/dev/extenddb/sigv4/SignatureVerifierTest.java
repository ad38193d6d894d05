package dev.extenddb.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Sha256;
import dev.extenddb.item.Utf8;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures whose values AWS publishes, or that an AWS SDK made, and every way in which one can be refused. */
class SignatureVerifierTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String SCOPE = "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request";
    private static final String GET_SIGNATURE = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
    private static final String BODY = "{\"TableName\":\"Music\"}";

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private String now = "2015-08-30T12:36:00Z";

    private SignatureVerifier verifier(String service) {
        return new SignatureVerifier(service, InstantSource.fixed(Instant.parse(now)));
    }

    private void header(String name, String... values) {
        headers.put(name.toLowerCase(Locale.ROOT), List.of(values));
    }

    private void usual(String authorization) {
        header("Host", "example.amazonaws.com");
        header("X-Amz-Date", "20150830T123600Z");
        header("Authorization", authorization);
    }

    private static String authorization(String scope, String names, String signature) {
        return "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=" + names + ", Signature=" + signature;
    }

    private SignedRequest request(String method, String target, String body) {
        return new SignedRequest(
                method,
                target,
                name -> headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()),
                Bytes.wrap(Utf8.bytes(body)));
    }

    private void verify(String service, SignedRequest request) {
        SignatureVerifier verifier = verifier(service);
        verifier.verify(request, verifier.read(request), SECRET);
    }

    private String error(String service, SignedRequest request) {
        DynamoDbException error = catchThrowableOfType(DynamoDbException.class, () -> verify(service, request));
        assertThat(error).as("refused").isNotNull();
        return error.code().wireName() + ": " + error.getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, host;x-amz-date, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST, /, host;x-amz-date, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET, /?Param2=value2&Param1=value1, host;x-amz-date,"
                + "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "POST, /, host;my-header1;x-amz-date, c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
        "GET, //./x/../, host;x-amz-date, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
    })
    void publishedSignaturesAreRight(String method, String target, String names, String signature) {
        usual(authorization(SCOPE, names, signature));
        header("My-Header1", "value1");

        assertThatCode(() -> verify("service", request(method, target, ""))).doesNotThrowAnyException();
    }

    @Test
    void valuesOfOneHeaderAreJoinedAndTheirSpaceIsFolded() {
        usual(authorization(
                SCOPE,
                "host;my-header1;x-amz-date",
                "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"));
        header("My-Header1", "  value1 ");
        assertThatCode(() -> verify("service", request("POST", "/", ""))).doesNotThrowAnyException();

        header("My-Header1", "value1", "value2");
        assertThat(error("service", request("POST", "/", ""))).contains("\nmy-header1:value1,value2\n");
        header("My-Header1", "a   b  c");
        assertThat(error("service", request("POST", "/", ""))).contains("\nmy-header1:a b c\n");
    }

    private void dynamoDb(String keyId, String names, String signature) {
        usual(authorization(keyId + "/20150830/us-east-1/dynamodb/aws4_request", names, signature));
        header("Content-Type", "application/x-amz-json-1.0");
        header("X-Amz-Target", "DynamoDB_20120810.DescribeTable");
    }

    private void signedByAnSdk() {
        dynamoDb(
                "AKIDEXAMPLE",
                "content-type;host;x-amz-date;x-amz-target",
                "82c9459a16684cacf7a7fb0a59a536c0c46ac7f62ccbd5327399559de058b03e");
    }

    @Test
    void whatAnSdkSignsIsRight() {
        signedByAnSdk();

        assertThatCode(() -> verify("dynamodb", request("POST", "/", BODY))).doesNotThrowAnyException();
    }

    @Test
    void temporaryCredentialsSignTheirToken() {
        dynamoDb(
                "ASIAEXAMPLE",
                "content-type;host;x-amz-date;x-amz-security-token;x-amz-target",
                "dbece4bcc5ea66a3ce7499ecd79a36febeb47aafeb5d1d7267b2ae3f6110a550");
        header("X-Amz-Security-Token", "a/token+with=signs");
        SignedRequest request = request("POST", "/", BODY);

        assertThatCode(() -> verify("dynamodb", request)).doesNotThrowAnyException();
        assertThat(verifier("dynamodb").read(request).sessionToken()).contains("a/token+with=signs");
        header("X-Amz-Security-Token", "another");
        assertThat(error("dynamodb", request)).startsWith("InvalidSignatureException: The request signature we");
    }

    private static String presigned(String parameters, String signature) {
        return "/?TableName=Music&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + parameters + "&X-Amz-Signature="
                + signature;
    }

    private static final String PRESIGNED = presigned(
            "AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fdynamodb%2Faws4_request&X-Amz-Date=20150830T123600Z"
                    + "&X-Amz-Expires=3600&X-Amz-SignedHeaders=content-type%3Bhost%3Bx-amz-target",
            "710ff1d6b50af4ae6eda1dd6dc453a2ede4b313666957fc5f802e549828c804e");

    private void presignedHeaders() {
        header("Host", "example.amazonaws.com");
        header("Content-Type", "application/x-amz-json-1.0");
        header("X-Amz-Target", "DynamoDB_20120810.DescribeTable");
    }

    @Test
    void aQueryStringCanCarryTheSignature() {
        presignedHeaders();
        SignedRequest request = request("POST", PRESIGNED, "");

        assertThatCode(() -> verify("dynamodb", request)).doesNotThrowAnyException();
        assertThat(verifier("dynamodb").read(request).presigned()).isTrue();
        String withToken = presigned(
                "ASIAEXAMPLE%2F20150830%2Fus-east-1%2Fdynamodb%2Faws4_request&X-Amz-Date=20150830T123600Z"
                        + "&X-Amz-Expires=3600&X-Amz-SignedHeaders=content-type%3Bhost%3Bx-amz-target"
                        + "&X-Amz-Security-Token=a%2Ftoken%2Bwith%3Dsigns",
                "99a64c8c6d790ba96024db098e7d038163d34bbbc39709ba41d404cbcfd131a7");
        assertThatCode(() -> verify("dynamodb", request("POST", withToken, ""))).doesNotThrowAnyException();
    }

    @Test
    void aPresignedRequestIsGoodForAsLongAsItSays() {
        presignedHeaders();
        now = "2015-08-30T13:36:00Z";
        assertThatCode(() -> verify("dynamodb", request("POST", PRESIGNED, ""))).doesNotThrowAnyException();

        now = "2015-08-30T13:36:01Z";
        assertThat(error("dynamodb", request("POST", PRESIGNED, "")))
                .isEqualTo("InvalidSignatureException: Signature expired: 20150830T123600Z is now earlier than "
                        + "20150830T123601Z (20150830T133601Z - 60 min.)");
        for (String seconds : List.of("604801", "-1", "x", "99999999999")) {
            String target = PRESIGNED.replace("Expires=3600", "Expires=" + seconds);
            assertThat(error("dynamodb", request("POST", target, "")))
                    .startsWith("IncompleteSignatureException: X-Amz-Expires must be");
        }
    }

    @Test
    void theBodyIsHashedWhateverTheRequestSaysOfIt() {
        for (String claimed :
                List.of("UNSIGNED-PAYLOAD", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")) {
            signedByAnSdk();
            header("X-Amz-Content-Sha256", claimed);
            assertThat(error("dynamodb", request("POST", "/", BODY + " ")))
                    .isEqualTo("InvalidSignatureException: 'X-Amz-Content-Sha256' must be a 'SignedHeader' in the AWS "
                            + "Authorization.");
        }
        headers.clear();
        signedByAnSdk();
        assertThat(error("dynamodb", request("POST", "/", BODY + " ")))
                .startsWith("InvalidSignatureException: The request signature we calculated does not match");
    }

    @Test
    void aWrongSignatureIsToldWhatWouldHaveBeenSigned() {
        usual(authorization(SCOPE, "host;x-amz-date", GET_SIGNATURE.replace('5', '6')));

        assertThat(error("service", request("GET", "/", "")))
                .isEqualTo(
                        "InvalidSignatureException: The request signature we calculated does not match the signature "
                                + "you provided. Check your AWS Secret Access Key and signing method. Consult the service "
                                + "documentation for details.\n\nThe Canonical String for this request should have been\n"
                                + "'GET\n/\n\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date\n"
                                + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'\n\n"
                                + "The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20150830T123600Z\n"
                                + "20150830/us-east-1/service/aws4_request\n"
                                + "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63'\n");
    }

    @Test
    void aRequestWithoutSignatureIsAnonymous() {
        header("Host", "example.amazonaws.com");
        assertThat(error("service", request("GET", "/", "")))
                .isEqualTo("MissingAuthenticationTokenException: Request is missing Authentication Token");
        header("Authorization", "Basic dXNlcjpwYXNz");
        assertThat(error("service", request("GET", "/", "")))
                .isEqualTo("MissingAuthenticationTokenException: Request is missing Authentication Token");
    }

    @Test
    void oneFormIsEnough() {
        presignedHeaders();
        header("Authorization", authorization(SCOPE, "host", GET_SIGNATURE));

        assertThat(error("dynamodb", request("POST", PRESIGNED, "")))
                .isEqualTo("InvalidSignatureException: Found both 'X-Amz-Algorithm' as a query-string param and "
                        + "'Authorization' as HTTP header.");
    }

    @Test
    void allThatAHeaderLacksIsTold() {
        header("Authorization", "AWS4-HMAC-SHA256 a=b");
        assertThat(error("service", request("GET", "/", "")))
                .isEqualTo("IncompleteSignatureException: Authorization header requires 'Credential' parameter. "
                        + "Authorization header requires 'Signature' parameter. Authorization header requires "
                        + "'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' "
                        + "or a 'Date' header. (Hashed with SHA-256 and encoded with Base64) Authorization="
                        + Base64.getEncoder().encodeToString(Sha256.of(Utf8.bytes("AWS4-HMAC-SHA256 a=b"))));
        header("Authorization", "AWS4-HMAC-SHA256 Signature=b,    Credential,    SignedHeaders");
        assertThat(error("service", request("GET", "/", "")))
                .startsWith(
                        "IncompleteSignatureException: 'Credential' not a valid key=value pair (missing equal-sign)");
    }

    @Test
    void allThatAQueryLacksIsTold() {
        assertThat(error("service", request("GET", "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=x", "")))
                .isEqualTo("IncompleteSignatureException: AWS query-string parameters must include 'X-Amz-Credential'. "
                        + "AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must "
                        + "include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"201", "20150830", "2015-08-30T12:36:00Z", "20150230T123600Z", "20151330T123600Z"})
    void datesAreInBasicFormat(String date) {
        usual(authorization(SCOPE, "host;x-amz-date", GET_SIGNATURE));
        header("X-Amz-Date", date);

        assertThat(error("service", request("GET", "/", "")))
                .isEqualTo("IncompleteSignatureException: Date must be in ISO-8601 'basic format'. Got '" + date
                        + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }

    @Test
    void clocksMayDifferByAQuarterOfAnHour() {
        usual(authorization(SCOPE, "host;x-amz-date", GET_SIGNATURE));
        for (String near : List.of("2015-08-30T12:51:00Z", "2015-08-30T12:21:00Z")) {
            now = near;
            assertThatCode(() -> verify("service", request("GET", "/", ""))).doesNotThrowAnyException();
        }
        now = "2015-08-30T12:51:01Z";
        assertThat(error("service", request("GET", "/", "")))
                .isEqualTo("InvalidSignatureException: Signature expired: 20150830T123600Z is now earlier than "
                        + "20150830T123601Z (20150830T125101Z - 15 min.)");
        now = "2015-08-30T12:20:59Z";
        assertThat(error("service", request("GET", "/", "")))
                .isEqualTo("InvalidSignatureException: Signature not yet current: 20150830T123600Z is still later than "
                        + "20150830T123559Z (20150830T122059Z + 15 min.)");
    }

    @Test
    void whatSaysWhatIsWantedMustBeSigned() {
        var missing = new ArrayList<String>();
        for (String names : List.of("x-amz-date", "host", "host;x-amz-date", "host;x-amz-date;x-amz-target")) {
            usual(authorization(SCOPE, names, GET_SIGNATURE));
            header("X-Amz-Target", "DynamoDB_20120810.GetItem");
            header("X-Amz-Security-Token", "token");
            missing.add(error("service", request("GET", "/", "")));
        }

        assertThat(missing)
                .containsExactly(
                        "InvalidSignatureException: 'Host' or ':authority' must be a 'SignedHeader' in the AWS "
                                + "Authorization.",
                        "InvalidSignatureException: 'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.",
                        "InvalidSignatureException: 'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.",
                        "InvalidSignatureException: 'X-Amz-Security-Token' must be a 'SignedHeader' in the AWS "
                                + "Authorization.");
    }

    @Test
    void theAlgorithmIsTheOneThereIs() {
        usual(authorization(SCOPE, "host;x-amz-date", GET_SIGNATURE).replace("SHA256", "SHA25"));

        assertThat(error("service", request("GET", "/", "")))
                .isEqualTo("IncompleteSignatureException: Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only "
                        + "AWS4-HMAC-SHA256 for now). ");
    }

    @Test
    void aCredentialHasFiveElements() {
        usual(authorization("a/b/c/d", "host;x-amz-date", GET_SIGNATURE));

        assertThat(error("service", request("GET", "/", "")))
                .isEqualTo(
                        "IncompleteSignatureException: Credential must have exactly 5 slash-delimited elements, e.g. "
                                + "keyid/date/region/service/term, got 'a/b/c/d'");
    }

    @Test
    void nothingFollowsTheTerminator() {
        usual(authorization(SCOPE + "/", "host;x-amz-date", GET_SIGNATURE));

        assertThat(error("service", request("GET", "/", ""))).contains("exactly 5 slash-delimited elements");
    }

    @Test
    void theScopeIsThatOfTheRequest() {
        usual(authorization("a/b/C/d/e", "host;x-amz-date", GET_SIGNATURE));

        assertThat(error("dynamodb", request("GET", "/", "")))
                .isEqualTo(
                        "InvalidSignatureException: Credential should be scoped to a valid region. Credential should "
                                + "be scoped to correct service: 'dynamodb'. Credential should be scoped with a valid "
                                + "terminator: 'aws4_request', not 'e'. Date in Credential scope does not match YYYYMMDD from "
                                + "ISO-8601 version of date from HTTP: 'b' != '20150830', from '20150830T123600Z'.");
    }
}
