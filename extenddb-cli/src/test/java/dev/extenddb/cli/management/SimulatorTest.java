package dev.extenddb.cli.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.extenddb.ExtendDbClient;
import dev.extenddb.TableBuilder;
import dev.extenddb.item.AttributeType;
import dev.extenddb.operation.PutResourcePolicy;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the management API says that policies would say. */
class SimulatorTest {

    private static final String ACCOUNT = "123456789012";
    private static final String A = "/accounts/" + ACCOUNT;
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/t";
    private static final String POLICY =
            "{'Version':'2012-10-17','Statement':{'Sid':'Read','Effect':'Allow','Action':'dynamodb:Get*','Resource':'*'}}";

    private final ManagedServer server = new ManagedServer();

    @BeforeEach
    void createBob() {
        server.ok("POST", "/accounts", "{'account_id':'" + ACCOUNT + "','account_name':'shop'}");
        server.ok("POST", A + "/users", "{'user_name':'bob'}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSimulatorSaysWhichStatementDecides() {
        server.ok("PUT", A + "/users/bob/policy/reader", POLICY);
        String question = "{'principal_arn':'arn:aws:iam::123456789012:user/bob','action':'%s',"
                + "'resource':'arn:aws:dynamodb:eu-west-1:123456789012:table/t'%s}";
        JsonNode allowed = server.ok("POST", "/simulate", question.formatted("dynamodb:GetItem", ""));
        assertThat(allowed.toString())
                .isEqualTo("{\"allowed\":true,\"decision\":\"ALLOWED\",\"decided_by\":\"identity-based policy\","
                        + "\"policy\":\"reader\",\"statement\":\"Read\"}");
        JsonNode silent = server.ok("POST", "/simulate", question.formatted("dynamodb:PutItem", ""));
        assertThat(silent.get("decision").textValue()).isEqualTo("IMPLICIT_DENY");
        assertThat(silent.get("policy").isNull()).isTrue();
        String deny = ",'policies':[{'Version':'2012-10-17','Statement':{'Effect':'Deny','Action':'*','Resource':'*',"
                + "'Condition':{'StringEquals':{'aws:SourceVpc':'v'}}}}],'context':{'aws:SourceVpc':'v'}";
        JsonNode denied = server.ok("POST", "/simulate", question.formatted("dynamodb:GetItem", deny));
        assertThat(denied.get("decision").textValue()).isEqualTo("EXPLICIT_DENY");
        assertThat(denied.get("policy").textValue()).isEqualTo("policies[0]");
        assertThat(denied.get("statement").textValue()).isEqualTo("#1");
        assertThat(server.admin(
                                "POST",
                                "/simulate",
                                question.replace("user/bob", "user/no").formatted("a:B", ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatHangsOnATableCountsUnlessAnotherPolicyIsGiven() {
        ExtendDbClient client = server.engine().client(ACCOUNT, "eu-west-1");
        client.createTable("t", TableBuilder.partitionKey("id", AttributeType.S).build());
        String policy = """
                {"Version": "2012-10-17", "Statement": {"Sid": "Bob", "Effect": "Allow", "Resource": "*",
                 "Action": ["dynamodb:Query"], "Principal": {"AWS": "arn:aws:iam::123456789012:user/bob"}}}""";
        client.call(PutResourcePolicy.class, new PutResourcePolicy.Request(TABLE, policy, Optional.empty(), true));

        String question = "{'principal_arn':'arn:aws:iam::123456789012:user/bob','action':'dynamodb:Query','resource':'"
                + TABLE + "%s'%s}";
        assertThat(server.ok("POST", "/simulate", question.formatted("", "")).toString())
                .isEqualTo(
                        "{\"allowed\":true,\"decision\":\"ALLOWED\",\"decided_by\":\"resource-based policy\",\"policy\":\""
                                + TABLE + "\",\"statement\":\"Bob\"}");
        assertThat(server.ok("POST", "/simulate", question.formatted("/index/i", ""))
                        .get("statement")
                        .textValue())
                .isEqualTo("Bob");
        assertThat(server.ok("POST", "/simulate", question.formatted("/stream/s", ""))
                        .get("decision")
                        .textValue())
                .isEqualTo("IMPLICIT_DENY");
        String given =
                ",'resource_policy':{'Version':'2012-10-17','Statement':{'Effect':'Deny','Principal':'*','Action':"
                        + "'dynamodb:*','Resource':'*'}}";
        assertThat(server.ok("POST", "/simulate", question.formatted("", given))
                        .get("policy")
                        .textValue())
                .isEqualTo("resource_policy");
    }

    @Test
    void theTrustPolicyOfARoleCounts() {
        server.ok(
                "POST",
                A + "/roles",
                "{'role_name':'r','path':'/x/','trust_policy':{'Version':'2012-10-17','Statement':{'Sid':'Trust','Effect':"
                        + "'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'arn:aws:iam::123456789012:user/bob'}}}}");

        assertThat(server.ok(
                                "POST",
                                "/simulate",
                                "{'principal_arn':'arn:aws:iam::123456789012:user/bob','action':'sts:AssumeRole','resource':"
                                        + "'arn:aws:iam::123456789012:role/x/r'}")
                        .get("statement")
                        .textValue())
                .isEqualTo("Trust");
    }
}
