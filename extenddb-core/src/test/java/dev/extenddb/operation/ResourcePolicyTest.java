package dev.extenddb.operation;

import static dev.extenddb.testing.SignedWire.ACCOUNT;
import static dev.extenddb.testing.SignedWire.allow;
import static dev.extenddb.testing.SignedWire.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Json;
import dev.extenddb.testing.SignedWire;
import dev.extenddb.testing.Signer;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of tables and streams: how they are kept, and what they are good for. */
@Covers({"PutResourcePolicy", "GetResourcePolicy", "DeleteResourcePolicy"})
class ResourcePolicyTest {

    private static final String OTHER_ACCOUNT = "210987654321";
    private static final String ARN = "arn:aws:dynamodb:eu-west-1:" + ACCOUNT + ":table/Tab";
    private static final String GET = "{'TableName':'" + ARN + "','Key':{'id':{'S':'a'}}}";

    private final SignedWire wire = new SignedWire();
    private Signer admin;
    private Signer bob;

    @BeforeEach
    void createTable() {
        bob = wire.user("bob");
        admin = wire.user("admin", "{'Effect':'Allow','Action':'*','Resource':'*'}");
        wire.setUp(
                "CreateTable",
                "{'TableName':'Tab','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                        + Wire.schema("id")
                        + ",'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}}");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private static String statement(String effect, String principal, String action) {
        return "{'Effect':'" + effect + "','Principal':{'AWS':'" + principal + "'},'Action':'dynamodb:" + action
                + "','Resource':'*'}";
    }

    /** A document as a string in JSON. */
    private static String text(String document) {
        return "\"" + document.replace("\"", "\\\"") + "\"";
    }

    private Answer put(String arn, String document, String more) {
        return wire.call(
                admin, "PutResourcePolicy", "{'ResourceArn':'" + arn + "','Policy':" + text(document) + more + "}");
    }

    private String putRevision(String... statements) {
        Answer answer = put(ARN, policy(statements), "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("RevisionId");
    }

    private Answer get(String arn) {
        return wire.call(admin, "GetResourcePolicy", "{'ResourceArn':'" + arn + "'}");
    }

    private Answer delete(String more) {
        return wire.call(admin, "DeleteResourcePolicy", "{'ResourceArn':'" + ARN + "'" + more + "}");
    }

    private static String user(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":user/" + name;
    }

    @Test
    void aPolicyIsKeptWithItsRevision() {
        String document = policy(statement("Allow", user("bob"), "GetItem"));
        String first = put(ARN, document.replace("{", "{ "), "").text("RevisionId");

        assertThat(get(ARN).text("Policy")).isEqualTo(document);
        assertThat(get(ARN).text("RevisionId")).isEqualTo(first);
        assertThat(putRevision(statement("Allow", user("bob"), "GetItem"))).isEqualTo(first);
        String second = putRevision(statement("Allow", user("bob"), "PutItem"));
        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));

        assertThat(delete("").text("RevisionId")).isEqualTo(second);
        String gone = delete("").text("RevisionId");
        assertThat(Long.parseLong(gone)).isGreaterThan(Long.parseLong(second));
        assertThat(delete(",'ExpectedRevisionId':'" + second + "'").error()).endsWith("has revision id " + gone + ".");
        wire.clock().advance(Duration.ofSeconds(16));
        assertThat(delete("").body()).isEqualTo("{}");
        assertThat(delete(",'ExpectedRevisionId':'" + second + "'").error())
                .endsWith("Requested update for policy with revision id " + second
                        + ", but table Tab has no associated policy.");
        assertThat(get(ARN).error())
                .isEqualTo("PolicyNotFoundException: Resource-based policy not found for the provided ResourceArn: "
                        + ARN);
    }

    @Test
    void anotherRevisionThanTheOneExpectedIsLeftAlone() {
        String statement = statement("Allow", user("bob"), "GetItem");
        String document = policy(statement("Allow", user("bob"), "PutItem"));
        String beginning =
                "PolicyNotFoundException: Resource-based policy not found for the provided ResourceArn: Requested ";
        assertThat(put(ARN, document, ",'ExpectedRevisionId':'1'").error()).startsWith(beginning + "update");
        assertThat(put(ARN, policy(statement), ",'ExpectedRevisionId':'NO_POLICY'")
                        .status())
                .isEqualTo(200);
        String revision = get(ARN).text("RevisionId");

        assertThat(put(ARN, document, ",'ExpectedRevisionId':'NO_POLICY'").error())
                .isEqualTo(beginning + "policy update expecting none to be present for table Tab, but a policy exists"
                        + " with revision id " + revision + ".");
        String wrong = beginning + "update for policy with revision id 7, but the policy associated to target table Tab"
                + " has revision id " + revision + ".";
        assertThat(put(ARN, document, ",'ExpectedRevisionId':'7'").error()).isEqualTo(wrong);
        assertThat(delete(",'ExpectedRevisionId':'7'").error()).isEqualTo(wrong);
        assertThat(put(ARN, document, ",'ExpectedRevisionId':'" + revision + "'")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tab | ValidationException: One or more parameter values were invalid: ARNs must start with \"arn:\": Tab",
                "arn:aws:dynamodb:us-east-1:123456789012:table/Tab | ValidationException: One or more parameter values were"
                        + " invalid: Invalid resource Arn: arn:aws:dynamodb:us-east-1:123456789012:table/Tab",
                "arn:aws:dynamodb:eu-west-1:210987654321:table/Tab | ValidationException: This action is only supported by"
                        + " accounts that match the resource owner\u2019s account.",
                "arn:aws:dynamodb:eu-west-1:123456789012:table/Nix | ResourceNotFoundException: Requested resource not found:"
                        + " Table: Nix not found",
                "arn:aws:dynamodb:eu-west-1:123456789012:table/Tab/index/byG | ValidationException: One or more parameter"
                        + " values were invalid: Invalid resource arn provided, only table or stream is accepted. Provided"
                        + " resource arn: arn:aws:dynamodb:eu-west-1:123456789012:table/Tab/index/byG",
                "arn:aws:dynamodb:eu-west-1:123456789012:table/Tab/backup/01 | ValidationException: One or more parameter"
                        + " values were invalid: Provided Arn is not a DynamoDB resource arn:"
                        + " arn:aws:dynamodb:eu-west-1:123456789012:table/Tab/backup/01"
            })
    void onlyTablesAndStreamsOfOnesOwnHavePolicies(String arn, String error) {
        boolean foreign = arn.contains(OTHER_ACCOUNT);
        String expected = foreign ? "AccessDenied" : error.replace('"', '\'');

        assertThat(get(arn).error()).contains(expected);
        assertThat(put(arn, policy(statement("Allow", user("bob"), "GetItem")), "")
                        .error())
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Invalid policy document: This policy contains invalid Json",
                "[] | Invalid policy document: This policy contains invalid Json",
                "null | Invalid policy document: This text appears not to be a policy",
                "{} | Invalid policy document: Syntax error at position (1,3)",
                "{`Statement`:[{}]} | Invalid policy document: Missing required field Effect",
                "{`Statement`:[{`Sid`:`a`,`Effect`:`Allow`},{`Sid`:`a`,`Effect`:`Allow`}]} | Invalid policy document: The"
                        + " Statement Ids in the policy are not unique",
                "{`Statement`:{`Effect`:`Allow`,`Principal`:{`AWS`:`123456789012`},`Action`:`dynamodb:GetItem`,`Resource`:"
                        + "`arn:aws:dynamodb:eu-west-1:123456789012:table/Tab/stream/2000-01-01T00:00:00.000`}} | Invalid"
                        + " policy document: The relative-id ~table/Tab/stream/2000-01-01T00:00:00.000~ is invalid for ARN"
                        + " ~arn:aws:dynamodb:eu-west-1:123456789012:table/Tab/stream/2000-01-01T00:00:00.000~",
                "{`Version`:`2012-10-17`,`Statement`:[]} | Invalid policy document: Could not parse the policy: Statement is"
                        + " empty!",
                "{`Version`:`2012-10-17`,`Statement`:{`Effect`:`Allow`,`Principal`:{`AWS`:`123456789012`},`Action`:"
                        + "`dynamodb:GetItem`}} | Invalid policy document: Missing required field Resource",
                "{`Version`:`2012-10-17`,`Statement`:{`Effect`:`Allow`,`Principal`:{`AWS`:`123456789012`},`Action`:"
                        + "[`dynamodb:GetRecords`,`dynamodb:DescribeStream`],`Resource`:`*`}} | Invalid policy document: The"
                        + " following action names are invalid: ~dynamodb:GetRecords~, ~dynamodb:DescribeStream~"
            })
    void whatIsNoPolicyIsRefused(String document, String error) {
        assertThat(put(ARN, document.replace('`', '"'), "").error())
                .isEqualTo(
                        "ValidationException: One or more parameter values were invalid: " + error.replace('~', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Resource':['*'],'Action':['dynamodb:GetItem'],'Principal':{'AWS':['123456789012',"
                        + "'arn:aws:iam::123456789012:root']},'Effect':'allow','Sid':'One' |"
                        + " 'Sid':'One','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:root'},"
                        + "'Action':'dynamodb:GetItem','Resource':'*'",
                "'Effect':'DENY','Principal':'*','Action':['dynamodb:Query','dynamodb:getitem','dynamodb:Query'],"
                        + "'Condition':{'StringEquals':{'aws:PrincipalAccount':['210987654321']}},'Resource':['*','*'] |"
                        + " 'Effect':'Deny','Principal':'*','Action':['dynamodb:Query','dynamodb:getitem',"
                        + "'dynamodb:Query'],'Resource':['*','*'],"
                        + "'Condition':{'StringEquals':{'aws:PrincipalAccount':'210987654321'}}"
            })
    void aPolicyIsKeptInOneForm(String statement, String kept) {
        String sent = Json.quoted("{ 'Statement' : {" + statement + "}, 'Version':'2012-10-17' }");
        String revision = put(ARN, sent, "").text("RevisionId");
        String expected = policy("{" + kept + "}");

        assertThat(get(ARN).text("Policy")).isEqualTo(expected);
        assertThat(put(ARN, expected, "").text("RevisionId")).isEqualTo(revision);
    }

    @Test
    void whatNamesNoVersionIsReadWithTheOldOneButIsAnotherPolicy() {
        String sent = policy(statement("Allow", user("bob"), "GetItem")).replace("\"Version\":\"2012-10-17\",", "");
        String first = put(ARN, sent, "").text("RevisionId");
        String read = get(ARN).text("Policy");

        assertThat(read).startsWith("{\"Version\":\"2008-10-17\",\"Statement\":");
        assertThat(put(ARN, sent, "").text("RevisionId")).isEqualTo(first);
        assertThat(put(ARN, read, "").text("RevisionId")).isNotEqualTo(first);
    }

    @Test
    void aPolicyOfATableThatGoesStays() {
        try (Wire slow = new Wire(Duration.ofSeconds(9))) {
            slow.createTable("Tab", "id:S");
            slow.clock().advance(Duration.ofSeconds(9));
            String arn = slow.ok("DescribeTable", "{'TableName':'Tab'}").text("Table.TableArn");
            String put = "{'ResourceArn':'" + arn + "','Policy':" + text(policy(statement("Allow", ACCOUNT, "GetItem")))
                    + "}";
            slow.ok("PutResourcePolicy", put);
            slow.ok("DeleteTable", "{'TableName':'Tab'}");

            slow.ok("GetResourcePolicy", "{'ResourceArn':'" + arn + "'}");
            slow.ok("PutResourcePolicy", put);
            String going = "ResourceInUseException: Attempt to change a resource which is still in use: Table is being "
                    + "deleted: Tab";
            assertThat(slow.error("PutResourcePolicy", put.replace("GetItem", "PutItem")))
                    .isEqualTo(going);
            assertThat(slow.error("DeleteResourcePolicy", "{'ResourceArn':'" + arn + "'}"))
                    .isEqualTo(going);
        }
    }

    @Test
    void aPolicyIsChangedOnceInFifteenSeconds() {
        try (Wire held = Wire.throttled()) {
            held.createTable("Tab", "id:S");
            String arn = held.ok("DescribeTable", "{'TableName':'Tab'}").text("Table.TableArn");
            String put = "{'ResourceArn':'" + arn + "','Policy':" + text(policy(statement("Allow", ACCOUNT, "GetItem")))
                    + "}";
            String delete = "{'ResourceArn':'" + arn + "'}";
            held.ok("DeleteResourcePolicy", delete);
            held.ok("PutResourcePolicy", put);
            held.ok("PutResourcePolicy", put);
            assertThat(held.error("PutResourcePolicy", put.replace("GetItem", "PutItem")))
                    .startsWith("ThrottlingException: Resource-based policy for table Tab modified within the previous "
                            + "15000 milliseconds. Please try again after ")
                    .endsWith("Z.");

            held.clock().advance(Duration.ofSeconds(15));
            held.ok("DeleteResourcePolicy", delete);
            assertThat(held.error("PutResourcePolicy", put)).startsWith("ThrottlingException: ");
        }
    }

    @Test
    void aPolicyForEverybodyIsRefused() {
        assertThat(put(ARN, policy(statement("Allow", "*", "GetItem")), "").error())
                .startsWith("ValidationException: Resource-based policy grants unbounded access");
        assertThat(put(ARN, " ".repeat(20_480) + policy(statement("Allow", user("bob"), "GetItem")), "")
                        .error())
                .isEqualTo(
                        "ValidationException: One or more parameter values were invalid: Maximum policy size of 20480"
                                + " bytes exceeded");
    }

    @Test
    void aPolicyGivesWhatItsUserHasNot() {
        assertThat(wire.may(bob, "GetItem", GET)).isFalse();

        putRevision(statement("Allow", user("bob"), "GetItem"));
        assertThat(wire.may(bob, "GetItem", GET)).isTrue();
        assertThat(wire.may(bob, "DeleteTable", "{'TableName':'Tab'}")).isFalse();

        delete("");
        assertThat(wire.may(bob, "GetItem", GET)).isFalse();
    }

    @Test
    void aPolicyTakesWhatItsUserHas() {
        wire.setPolicy("bob", allow("*", "*"));
        putRevision(statement("Deny", user("bob"), "GetItem"));

        assertThat(wire.call(bob, "GetItem", GET).error()).endsWith("with an explicit deny in a resource-based policy");
    }

    @Test
    void acrossAccountsBothSidesMustAllow() {
        wire.directory().users().create(OTHER_ACCOUNT, "eve");
        Signer eve = SignedWire.signer(wire.directory().users().createAccessKey(OTHER_ACCOUNT, "eve"));
        assertThat(wire.may(eve, "GetItem", GET)).isFalse();

        putRevision(statement("Allow", OTHER_ACCOUNT, "GetItem"));
        assertThat(wire.may(eve, "GetItem", GET)).isFalse();

        wire.directory().users().policies().put(OTHER_ACCOUNT, "eve", "p", policy(allow("GetItem", "table/Tab")));
        wire.directory();
        assertThat(wire.may(eve, "GetItem", GET)).isTrue();
        assertThat(wire.may(eve, "PutItem", "{'TableName':'" + ARN + "','Item':{'id':{'S':'a'}}}"))
                .isFalse();
        assertThat(wire.call(eve, "GetItem", "{'TableName':'Tab','Key':{'id':{'S':'a'}}}")
                        .error())
                .contains("arn:aws:dynamodb:eu-west-1:210987654321:table/Tab");

        delete("");
        assertThat(wire.may(eve, "GetItem", GET)).isFalse();
    }

    @Test
    void aStreamHasAPolicyOfItsOwn() {
        String stream = wire.call(admin, "DescribeTable", "{'TableName':'Tab'}").text("Table.LatestStreamArn");
        String describe = "{'StreamArn':'" + stream + "'}";

        assertThat(put(stream, policy(statement("Allow", user("bob"), "GetItem")), "")
                        .error())
                .contains("action names are invalid");
        assertThat(put(stream, policy(statement("Allow", user("bob"), "DescribeStream")), "")
                        .status())
                .isEqualTo(200);
        assertThat(wire.may(bob, "DescribeStream", describe)).isTrue();
        assertThat(get(stream).status()).isEqualTo(200);
        assertThat(get(ARN).error()).startsWith("PolicyNotFoundException");
        assertThat(put(ARN + "/stream/2000-01-01T00:00:00.000", policy(statement("Allow", ACCOUNT, "GetRecords")), "")
                        .error())
                .isEqualTo(
                        "ResourceNotFoundException: Requested resource not found: Stream: 2000-01-01T00:00:00.000 not"
                                + " found for Table: Tab");
    }

    @Test
    void nobodyLocksOneselfOutUnawares() {
        String lockout = policy(statement("Deny", user("admin"), "PutResourcePolicy"));

        assertThat(put(ARN, lockout, "").error())
                .isEqualTo("AccessDeniedException: The new resource policy will not allow you to update the resource "
                        + "policy in the future.");
        assertThat(put(ARN, lockout, ",'ConfirmRemoveSelfResourceAccess':true").status())
                .isEqualTo(200);
        assertThat(put(ARN, lockout, "").error()).startsWith("AccessDeniedException");
    }

    @Test
    void aTableMayBeginWithAPolicyAndTakesItAlongWhenItGoes() {
        String create = "{'TableName':'New','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                + Wire.schema("id") + ",'ResourcePolicy':" + text(policy(statement("Allow", user("bob"), "GetItem")))
                + "}";
        String arn = "arn:aws:dynamodb:eu-west-1:" + ACCOUNT + ":table/New";
        assertThat(wire.call(wire.user("eve", allow("CreateTable", "*")), "CreateTable", create)
                        .error())
                .contains("dynamodb:PutResourcePolicy on resource: " + arn);
        assertThat(wire.call(admin, "CreateTable", create).status()).isEqualTo(200);
        assertThat(wire.may(bob, "GetItem", "{'TableName':'New','Key':{'id':{'S':'a'}}}"))
                .isTrue();

        wire.call(admin, "DeleteTable", "{'TableName':'New'}");
        wire.clock().advance(Duration.ofMinutes(1));
        assertThat(get(arn).error()).startsWith("ResourceNotFoundException");
    }

    @Test
    void aPolicyNamesThoseWhoAreThere() {
        String refusal =
                "ValidationException: One or more parameter values were invalid: Invalid principal in policy document.";
        for (String absent : List.of(
                user("nobody"),
                "arn:aws:iam::" + ACCOUNT + ":user/path/bob",
                "arn:aws:iam::" + OTHER_ACCOUNT + ":role/none",
                "arn:aws:sts::" + ACCOUNT + ":assumed-role/none/s")) {
            assertThat(put(ARN, policy(statement("Allow", absent, "GetItem")), "")
                            .error())
                    .as(absent)
                    .isEqualTo(refusal);
        }
        assertThat(wire.call(
                                admin,
                                "CreateTable",
                                "{'TableName':'New','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                                        + Wire.schema("id") + ",'ResourcePolicy':"
                                        + text(policy(statement("Allow", user("nobody"), "GetItem"))) + "}")
                        .error())
                .isEqualTo(refusal);
    }
}
