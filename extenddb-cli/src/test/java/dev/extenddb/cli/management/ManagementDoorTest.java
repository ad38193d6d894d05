package dev.extenddb.cli.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the management API lets in, what it says of faults, and what it tells the audit. */
class ManagementDoorTest {

    private static final String ACCOUNT = "123456789012";
    private static final String A = "/accounts/" + ACCOUNT;

    private final ManagedServer server = new ManagedServer();

    @BeforeEach
    void createAccount() {
        server.ok("POST", "/accounts", "{'account_id':'" + ACCOUNT + "','account_name':'shop'}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(element -> element.get(member).textValue())
                .toList();
    }

    @Test
    void whatIsWrongIsSaidInJson() {
        assertThat(server.send("", "GET", "/accounts", "").response().headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"extenddb\"");
        assertThat(server.send("", "GET", "/accounts", "").error()).startsWith("401 Unauthorized: ");
        assertThat(server.admin("GET", "/nothing", "").error())
                .isEqualTo("404 NoSuchResource: There is no resource /management/nothing.");
        assertThat(server.admin("PATCH", "/accounts", "").error())
                .isEqualTo("405 MethodNotAllowed: /management/accounts takes GET, POST, not PATCH.");
        assertThat(server.admin("POST", "/accounts", "{'account_name':5}").error())
                .isEqualTo("400 ValidationError: account_name must be a text.");
        assertThat(server.admin("POST", "/accounts", "{'account_nam':''}").error())
                .isEqualTo("400 ValidationError: The body must not have a member account_nam; it may have account_id,"
                        + " account_name.");
        assertThat(server.admin("POST", "/accounts", "").error())
                .isEqualTo("400 ValidationError: The body has no account_name.");
        assertThat(server.admin("POST", "/accounts", "{'a':1,,").error())
                .startsWith("400 ValidationError: The body is no JSON: ")
                .endsWith("(line 1, column 8)");
        assertThat(server.admin("PUT", "/settings/nothing", "{'value':''}").status())
                .isEqualTo(404);
        assertThat(server.admin("PUT", "/settings/log_level", "{'value':'loud'}")
                        .error())
                .startsWith("400 ValidationError: log_level must be one of");
        assertThat(server.admin("GET", "/audit?from=yesterday", "").status()).isEqualTo(400);
        assertThat(server.admin("GET", "/audit?actr=root", "").error())
                .startsWith("400 ValidationError: The query must not have a parameter actr; it may have ");
    }

    @Test
    void everyChangeIsAuditedAndNoSecretIs() {
        server.ok("POST", A + "/users", "{'user_name':'bob','password':'bobs'}");
        JsonNode key = server.ok("POST", A + "/users/bob/access-keys", "");
        server.admin("POST", A + "/users", "{'user_name':'bob','password':'topsecret'}");
        server.send("admin:wrong", "GET", "/accounts", "");

        JsonNode events = server.ok("GET", "/audit?account=" + ACCOUNT, "");
        assertThat(texts(events, "action")).containsExactly("iam:CreateUser", "iam:CreateAccessKey", "iam:CreateUser");
        assertThat(texts(events, "outcome")).containsExactly("success", "success", "EntityAlreadyExists");
        assertThat(events.get(1).get("target").textValue())
                .isEqualTo(
                        A + "/users/bob/access-keys/" + key.get("access_key_id").textValue());
        JsonNode first = events.get(0);
        assertThat(first.get("actor").textValue()).isEqualTo("admin/admin");
        assertThat(first.get("target").textValue()).isEqualTo(A + "/users/bob");
        assertThat(first.get("source").textValue()).isEqualTo("127.0.0.1");
        JsonNode all = server.ok("GET", "/audit", "");
        assertThat(texts(all, "action")).contains("management:CreateAccount", "management:Login");
        assertThat(all.toString())
                .doesNotContain(
                        "topsecret",
                        "bobs",
                        "wrong",
                        key.get("secret_access_key").textValue());
        assertThat(texts(server.ok("GET", "/audit?action=iam:*&limit=1", ""), "action"))
                .containsExactly("iam:CreateUser");
        assertThat(server.ok("GET", "/audit?to=2020-01-01T00:00:00Z", "")).isEmpty();
    }

    @Test
    void aRightPasswordIsHashedOnce() {
        for (int i = 0; i < 5; i++) {
            server.ok("GET", "/accounts", "");
        }
        assertThat(server.hashed).hasValue(1);
        server.send("nobody:secret", "GET", "/accounts", "");
        assertThat(server.hashed)
                .as("an unknown login costs as much as a known one")
                .hasValue(2);
    }

    @Test
    void whoGuessesMustWait() {
        for (int i = 0; i < LoginThrottle.FREE_FOR_LOGIN; i++) {
            assertThat(server.send("admin:wrong", "GET", "/accounts", "").status())
                    .isEqualTo(401);
        }
        ManagedServer.Reply refused = server.send("admin:wrong", "GET", "/accounts", "");
        assertThat(refused.error()).startsWith("429 TooManyRequests: ");
        assertThat(refused.response().headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void theDescriptionIsOfAllRoutes() {
        JsonNode description = server.send("", "GET", "/openapi.json", "").body();
        assertThat(description.get("openapi").textValue()).isEqualTo("3.1.0");
        assertThat(description
                        .at("/paths/~1accounts~1{account}~1users/post/requestBody/content/application~1json/"
                                + "schema/properties/user_name/type")
                        .textValue())
                .isEqualTo("string");
        var ids = new HashSet<String>();
        for (JsonNode path : description.get("paths")) {
            for (JsonNode operation : path) {
                assertThat(ids.add(operation.get("operationId").textValue())).isTrue();
                assertThat(operation.get("summary").textValue()).endsWith(".");
                String reference = operation
                        .at("/responses/default/content/application~1json/schema/$ref")
                        .textValue();
                assertThat(description.at(reference.substring(1)).isObject()).isTrue();
            }
        }
    }
}
