package dev.extenddb.cli.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.extenddb.TableBuilder;
import dev.extenddb.item.AttributeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The management API as a client sees it. */
class ManagementApiTest {

    private static final String ACCOUNT = "123456789012";
    private static final String A = "/accounts/" + ACCOUNT;
    private static final String POLICY =
            "{'Version':'2012-10-17','Statement':{'Sid':'Read','Effect':'Allow','Action':'dynamodb:Get*','Resource':'*'}}";
    private static final String TRUST =
            "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'arn:aws:iam::123456789012:user/bob'}}}";

    private final ManagedServer server = new ManagedServer();

    @BeforeEach
    void createAccount() {
        server.ok("POST", "/accounts", "{'account_id':'" + ACCOUNT + "','account_name':'shop'}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void createBob() {
        server.ok("POST", A + "/users", "{'user_name':'bob','password':'bobs'}");
    }

    private static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(element -> element.get(member).textValue())
                .toList();
    }

    @Test
    void administratorsComeAndGo() {
        assertThat(server.admin("POST", "/admins", "{'admin_name':'eve','password':'x'}")
                        .status())
                .isEqualTo(201);
        assertThat(texts(server.ok("GET", "/admins", ""), "admin_name")).containsExactly("admin", "eve");
        assertThat(server.admin("POST", "/admins", "{'admin_name':'eve','password':'x'}")
                        .error())
                .isEqualTo("409 EntityAlreadyExists: Administrator with name eve already exists.");
        server.ok("PUT", "/admins/eve/password", "{'password':'y'}");
        assertThat(server.send("eve:x", "GET", "/admins/eve", "").status()).isEqualTo(401);
        assertThat(server.send("eve:y", "GET", "/admins/eve", "").status()).isEqualTo(200);
        assertThat(server.admin("DELETE", "/admins/admin", "").error())
                .isEqualTo("409 DeleteConflict: Nobody can remove themselves.");
        server.ok("DELETE", "/admins/eve", "");
        assertThat(server.admin("GET", "/admins/eve", "").status()).isEqualTo(404);
        assertThat(server.send("eve:y", "GET", "/admins", "").status()).isEqualTo(401);
        assertThat(server.admin("POST", "/admins", "{'admin_name':'a/b','password':'x'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAccountWithTablesStays() {
        assertThat(server.ok("GET", A, "").get("account_name").textValue()).isEqualTo("shop");
        assertThat(server.admin("POST", "/accounts", "{'account_name':'shop'}").error())
                .isEqualTo("409 EntityAlreadyExists: Account with name shop already exists.");
        JsonNode drawn = server.ok("POST", "/accounts", "{'account_name':'other'}");
        assertThat(drawn.get("account_id").textValue()).matches("[1-9][0-9]{11}");
        createBob();
        server.engine()
                .client(ACCOUNT, "eu-west-1")
                .createTable(
                        "t", TableBuilder.partitionKey("id", AttributeType.S).build());

        assertThat(server.admin("DELETE", A, "").error())
                .isEqualTo("409 DeleteConflict: The account has tables. Delete them first, in all regions.");
        assertThat(server.admin("GET", A + "/users/bob", "").status()).isEqualTo(200);
        server.engine().client(ACCOUNT, "eu-west-1").deleteTable("t");
        server.ok("DELETE", A, "");
        assertThat(server.admin("GET", A + "/users/bob", "").error())
                .isEqualTo("404 NoSuchEntity: The account with id " + ACCOUNT + " cannot be found.");
        assertThat(server.send(ACCOUNT + "/bob:bobs", "GET", A + "/users/bob", "")
                        .status())
                .isEqualTo(401);
        createAccount();
        assertThat(server.ok("GET", A + "/users", "")).isEmpty();
    }

    @Test
    void usersLookAfterThemselvesAndNobodyElse() {
        createBob();
        server.ok("POST", A + "/users", "{'user_name':'eve'}");
        String bob = ACCOUNT + "/bob:bobs";

        assertThat(server.send(bob, "POST", A + "/users/bob/access-keys", "").status())
                .isEqualTo(201);
        assertThat(server.send(bob, "GET", A + "/users/bob", "")
                        .body()
                        .get("user_arn")
                        .textValue())
                .isEqualTo("arn:aws:iam::123456789012:user/bob");
        server.send(bob, "PUT", A + "/users/bob/password", "{\"password\":\"new\"}");
        assertThat(server.send(bob, "GET", A + "/users/bob", "").status()).isEqualTo(401);
        for (String path : List.of("/users/eve", "/users/eve/access-keys", "/users", "/groups", "/policies")) {
            assertThat(server.send(ACCOUNT + "/bob:new", "GET", A + path, "").error())
                    .as(path)
                    .startsWith("403 AccessDenied: ");
        }
        assertThat(server.send(ACCOUNT + "/bob:new", "PUT", A + "/users/bob/policy/p", POLICY.replace('\'', '"'))
                        .status())
                .isEqualTo(403);
        assertThat(server.send(ACCOUNT + "/eve:", "GET", A + "/users/eve", "").status())
                .isEqualTo(401);
    }

    @Test
    void accessKeysCanBeLookedAtAndDeactivated() {
        createBob();
        JsonNode made = server.ok("POST", A + "/users/bob/access-keys", "");
        String id = made.get("access_key_id").textValue();
        String one = A + "/users/bob/access-keys/" + id;
        assertThat(made.get("secret_access_key").textValue()).hasSize(40);
        assertThat(server.directory.signatories().find(id)).isPresent();
        server.directory.keyUses().note(id, Instant.EPOCH, "dynamodb", "eu-west-1");

        JsonNode shown = server.ok("PUT", one, "{'active':false}");
        assertThat(shown.get("is_active").booleanValue()).isFalse();
        assertThat(shown.get("last_used_at").textValue()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(shown.toString())
                .doesNotContain(made.get("secret_access_key").textValue());
        assertThat(server.directory.signatories().find(id)).isEmpty();
        server.ok("PUT", one, "{'active':true}");
        assertThat(server.directory.signatories().find(id)).isPresent();
        server.ok("DELETE", one, "");
        assertThat(server.admin("GET", one, "").status()).isEqualTo(404);

        String given = "{'access_key_id':'AKIAIOSFODNN7EXAMPLE','secret_access_key':'" + "x".repeat(40) + "'}";
        server.ok("PUT", "/settings/allow_credential_import", "{'value':'false'}");
        assertThat(server.admin("POST", A + "/users/bob/access-keys/import", given)
                        .status())
                .isEqualTo(403);
        server.ok("PUT", "/settings/allow_credential_import", "{'value':'true'}");
        server.ok("POST", A + "/users/bob/access-keys/import", given);
        assertThat(texts(server.ok("GET", A + "/users/bob/access-keys", ""), "access_key_id"))
                .containsExactly("AKIAIOSFODNN7EXAMPLE");
    }

    @Test
    void groupsHaveMembers() {
        createBob();
        server.ok("POST", A + "/groups", "{'group_name':'staff'}");
        server.ok("POST", A + "/groups/staff/members", "{'user_name':'bob'}");
        assertThat(texts(server.ok("GET", A + "/groups/staff/members", ""), "user_name"))
                .containsExactly("bob");
        assertThat(texts(server.ok("GET", A + "/users/bob/groups", ""), "group_name"))
                .containsExactly("staff");
        server.ok("DELETE", A + "/groups/staff/members/bob", "");
        assertThat(server.ok("GET", A + "/groups/staff/members", "")).isEmpty();
        server.ok("DELETE", A + "/groups/staff", "");
        assertThat(server.admin("GET", A + "/groups/staff", "").error())
                .isEqualTo("404 NoSuchEntity: The group with name staff cannot be found.");
    }

    @Test
    void policiesAreReadBeforeTheyAreKept() {
        createBob();
        server.ok("POST", A + "/roles", "{'role_name':'r','trust_policy':" + TRUST + "}");
        String broken = "{\n  'Version': '2012-10-17',\n  'Statement': {'Effect': 'Allows'}\n}";
        for (String path : List.of(
                "/users/bob/policy/p",
                "/users/bob/permissions-boundary",
                "/roles/r/policy/p",
                "/roles/r/trust-policy")) {
            assertThat(server.admin("PUT", A + path, broken).error())
                    .as(path)
                    .startsWith("400 MalformedPolicyDocument: ")
                    .contains("(line 3, column ");
        }
        assertThat(server.admin("POST", A + "/policies", "{'policy_name':'m',\n 'policy_document': " + broken + "}")
                        .error())
                .contains("(line 3, column ");
        assertThat(server.admin("POST", A + "/roles", "{'role_name':'s','trust_policy':" + POLICY + "}")
                        .error())
                .startsWith("400 MalformedPolicyDocument: ");

        server.ok("PUT", A + "/users/bob/policy/p", POLICY);
        assertThat(server.ok("GET", A + "/users/bob/policy/p", "")
                        .at("/policy_document/Statement/Sid")
                        .textValue())
                .isEqualTo("Read");
        assertThat(texts(server.ok("GET", A + "/users/bob/policies", ""), "policy_name"))
                .containsExactly("p");
        server.ok("DELETE", A + "/users/bob/policy/p", "");
        assertThat(server.admin("GET", A + "/users/bob/policy/p", "").status()).isEqualTo(404);
        server.ok("PUT", A + "/users/bob/permissions-boundary", POLICY);
        assertThat(server.ok("GET", A + "/users/bob", "")
                        .get("has_permissions_boundary")
                        .booleanValue())
                .isTrue();
        server.ok("DELETE", A + "/users/bob/permissions-boundary", "");
        assertThat(server.admin("GET", A + "/users/bob/permissions-boundary", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void managedPoliciesHaveVersionsAndHolders() {
        createBob();
        server.ok("POST", A + "/policies", "{'policy_name':'m','policy_document':" + POLICY + "}");
        server.ok("PUT", A + "/users/bob/attached-policies/m", "");
        String deny = POLICY.replace("Allow", "Deny");
        JsonNode second = server.ok("POST", A + "/policies/m/versions", "{'policy_document':" + deny + "}");
        assertThat(second.get("version_id").textValue()).isEqualTo("v2");
        assertThat(second.get("is_default").booleanValue()).isTrue();
        assertThat(server.admin("DELETE", A + "/policies/m/versions/v2", "").error())
                .isEqualTo("409 DeleteConflict: Cannot delete the default version of a policy.");
        server.ok("PUT", A + "/policies/m/default-version", "{'version_id':'v1'}");
        server.ok("DELETE", A + "/policies/m/versions/v2", "");
        assertThat(texts(server.ok("GET", A + "/policies/m/versions", ""), "version_id"))
                .containsExactly("v1");
        assertThat(server.ok("GET", A + "/policies/m/attachments", "").toString())
                .isEqualTo("{\"users\":[\"bob\"],\"groups\":[],\"roles\":[]}");
        assertThat(server.admin("DELETE", A + "/policies/m", "").error()).startsWith("409 DeleteConflict");
        server.ok("DELETE", A + "/users/bob/attached-policies/m", "");
        server.ok("DELETE", A + "/policies/m", "");
    }

    @Test
    void nothingOfADeletedUserComesBack() {
        createBob();
        server.ok("POST", A + "/groups", "{'group_name':'staff'}");
        server.ok("POST", A + "/groups/staff/members", "{'user_name':'bob'}");
        server.ok("PUT", A + "/users/bob/policy/p", POLICY);
        server.ok("PUT", A + "/users/bob/tags", "{'tags':[{'key':'team','value':'x'}]}");
        server.ok("DELETE", A + "/users/bob", "");
        createBob();

        assertThat(server.ok("GET", A + "/users/bob/policies", "")).isEmpty();
        assertThat(server.ok("GET", A + "/users/bob/tags", "")).isEmpty();
        assertThat(server.ok("GET", A + "/users/bob/groups", "")).isEmpty();
        assertThat(server.ok("GET", A + "/groups/staff/members", "")).isEmpty();
    }

    @Test
    void tagsAreSetAndRemovedOneByOne() {
        createBob();
        server.ok("PUT", A + "/users/bob/tags", "{'tags':[{'key':'team','value':'x'},{'key':'k','value':''}]}");
        assertThat(texts(server.ok("DELETE", A + "/users/bob/tags", "{'tag_keys':['k']}"), "key"))
                .containsExactly("team");
        assertThat(server.admin("PUT", A + "/users/bob/tags", "{'tags':[{'key':'team'}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void rolesAreTakenOnByThoseWhomTheyTrust() {
        createBob();
        server.ok("POST", A + "/users", "{'user_name':'eve'}");
        server.ok("POST", A + "/roles", "{'role_name':'r','trust_policy':" + TRUST + "}");
        String assume = "{'caller_arn':'arn:aws:iam::123456789012:user/%s','session_name':'work'}";
        assertThat(server.admin("POST", A + "/roles/r/assume", assume.formatted("eve"))
                        .error())
                .isEqualTo("403 AccessDenied: User: arn:aws:iam::123456789012:user/eve is not authorized to perform:"
                        + " sts:AssumeRole on resource: arn:aws:iam::123456789012:role/r because no role trust policy"
                        + " allows the sts:AssumeRole action");
        JsonNode credentials = server.ok("POST", A + "/roles/r/assume", assume.formatted("bob"));
        String key = credentials.get("access_key_id").textValue();
        assertThat(credentials.get("session_token").textValue()).hasSize(64);
        assertThat(texts(server.ok("GET", A + "/sessions", ""), "session_name")).containsExactly("work");
        assertThat(server.directory.signatories().find(key)).isPresent();

        server.ok("DELETE", A + "/sessions/" + key, "");
        assertThat(server.directory.signatories().find(key)).isEmpty();
        assertThat(server.admin("DELETE", A + "/sessions/" + key, "").status()).isEqualTo(404);
        assertThat(server.ok("PUT", A + "/roles/r", "{'max_session_seconds':7200}")
                        .get("max_session_seconds")
                        .intValue())
                .isEqualTo(7200);
    }

    @Test
    void whatIsMadeWithAPathHasItInItsArn() {
        JsonNode bob = server.ok("POST", A + "/users", "{'user_name':'bob','path':'/div/'}");
        assertThat(bob.get("user_arn").textValue()).isEqualTo("arn:aws:iam::123456789012:user/div/bob");
        assertThat(bob.get("path").textValue()).isEqualTo("/div/");
        assertThat(server.ok("POST", A + "/groups", "{'group_name':'g','path':'/div/'}")
                        .get("group_arn")
                        .textValue())
                .isEqualTo("arn:aws:iam::123456789012:group/div/g");
        JsonNode role = server.ok(
                "POST",
                A + "/roles",
                "{'role_name':'r','path':'/div/','trust_policy':" + TRUST.replace("user/bob", "user/div/bob") + "}");
        assertThat(role.get("role_arn").textValue()).isEqualTo("arn:aws:iam::123456789012:role/div/r");
        assertThat(server.ok(
                                "POST",
                                A + "/policies",
                                "{'policy_name':'p','path':'/div/','policy_document':" + POLICY + "}")
                        .get("policy_arn")
                        .textValue())
                .isEqualTo("arn:aws:iam::123456789012:policy/div/p");
        assertThat(server.admin("POST", A + "/users", "{'user_name':'eve','path':'div'}")
                        .error())
                .isEqualTo(
                        "400 ValidationError: The specified value for path is invalid. It must begin and end with / and"
                                + " contain only alphanumeric characters and/or / characters.");
        assertThat(server.admin("POST", A + "/users", "{'user_name':'BOB'}").status())
                .isEqualTo(409);
    }

    @Test
    void aPolicyThatBoundsSomebodyStays() {
        createBob();
        server.ok("POST", A + "/policies", "{'policy_name':'p','policy_document':" + POLICY + "}");
        server.directory
                .users()
                .policies()
                .setBoundary(ACCOUNT, "bob", Optional.of("arn:aws:iam::123456789012:policy/p"));

        assertThat(server.admin("DELETE", A + "/policies/p", "").error())
                .isEqualTo("409 DeleteConflict: Cannot delete a policy attached to entities.");
        server.ok("DELETE", A + "/users/bob", "");
        server.ok("DELETE", A + "/policies/p", "");
    }

    @Test
    void listsHavePages() {
        for (int i = 0; i < 7; i++) {
            server.ok("POST", A + "/users", "{'user_name':'u" + i + "'}");
        }
        var seen = new ArrayList<String>();
        String after = "";
        while (seen.size() < 7) {
            ManagedServer.Reply page = server.admin("GET", A + "/users?limit=3&after=" + after, "");
            seen.addAll(texts(page.body(), "user_name"));
            after = page.response().headers().firstValue("Next-After").orElse("");
        }
        assertThat(seen).containsExactly("u0", "u1", "u2", "u3", "u4", "u5", "u6");
        assertThat(after).isEmpty();
        assertThat(server.admin("GET", A + "/users?limit=0", "").error())
                .isEqualTo("400 ValidationError: limit must be a number from 1 to 1000.");
    }
}
