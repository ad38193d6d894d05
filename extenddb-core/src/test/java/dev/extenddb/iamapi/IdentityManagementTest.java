package dev.extenddb.iamapi;

import static dev.extenddb.testing.SignedWire.ACCOUNT;
import static dev.extenddb.testing.SignedWire.allow;
import static dev.extenddb.testing.SignedWire.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.SignedWire;
import dev.extenddb.testing.Signer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users, groups, roles and policies by AWS's own API. */
class IdentityManagementTest {

    private static final String POLICY_ARN = "arn:aws:iam::" + ACCOUNT + ":policy/p";

    private final SignedWire wire = new SignedWire();
    private Signer admin;

    @BeforeEach
    void createAdmin() {
        admin = wire.user("admin", "{'Effect':'Allow','Action':'iam:*','Resource':'*'}");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The document of one statement, as a parameter. */
    private static String document(String statement) {
        return "&PolicyDocument=" + encoded(policy(statement));
    }

    private Answer call(String form) {
        return wire.iam(admin, "Version=2010-05-08&Action=" + form);
    }

    private Answer ok(String form) {
        Answer answer = call(form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<String> all(Answer answer, String element) {
        return Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">")
                .matcher(answer.body())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String at(Answer answer, String element) {
        assertThat(all(answer, element)).as(answer.body()).isNotEmpty();
        return all(answer, element).get(0);
    }

    private String error(String form) {
        Answer answer = call(form);
        return answer.status() + " " + at(answer, "Code") + ": " + at(answer, "Message");
    }

    @Test
    void aUserComesAndGoes() {
        Answer created = ok("CreateUser&UserName=bob&Tags.member.1.Key=Team&Tags.member.1.Value=red");
        assertThat(created.body())
                .startsWith("<CreateUserResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                        + "<CreateUserResult><User><Path>/</Path><UserName>bob</UserName><UserId>AIDA");
        assertThat(at(created, "Arn")).isEqualTo("arn:aws:iam::123456789012:user/bob");
        assertThat(at(created, "CreateDate")).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(at(ok("ListUserTags&UserName=bob"), "Value")).isEqualTo("red");

        assertThat(all(ok("ListUsers"), "UserName")).containsExactly("admin", "bob");
        ok("UpdateUser&UserName=bob&NewUserName=rob");
        assertThat(at(ok("GetUser&UserName=rob"), "UserId")).isEqualTo(at(created, "UserId"));
        Matcher id = Pattern.compile("<RequestId>[0-9a-f-]{36}</RequestId>")
                .matcher(ok("DeleteUser&UserName=rob").body());
        assertThat(id.find()).isTrue();
        assertThat(error("GetUser&UserName=rob"))
                .isEqualTo("404 NoSuchEntity: The user with name rob cannot be found.");
    }

    @Test
    void changesAreAuditedAndReadingIsNot() {
        ok("CreateUser&UserName=bob");
        ok("GetUser&UserName=bob");
        ok("ListUsers");
        String secret = at(ok("CreateAccessKey&UserName=bob"), "SecretAccessKey");
        error("DeleteGroup&GroupName=g");

        assertThat(wire.audited())
                .extracting(event -> event.action() + " " + event.target() + " " + event.outcome())
                .containsExactly(
                        "iam:CreateUser UserName=bob success",
                        "iam:CreateAccessKey UserName=bob success",
                        "iam:DeleteGroup GroupName=g NoSuchEntity");
        assertThat(wire.audited().get(0).actor()).isEqualTo("arn:aws:iam::123456789012:user/admin");
        assertThat(wire.audited().get(0).source()).isEqualTo("10.1.2.3");
        assertThat(wire.audited().toString()).doesNotContain(secret);
    }

    @Test
    void whoNamesNobodyMeansOneself() {
        assertThat(at(ok("GetUser"), "UserName")).isEqualTo("admin");
        assertThat(at(ok("ListAccessKeys"), "AccessKeyId")).isEqualTo(admin.accessKeyId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CreateUser&UserName=admin | 409 EntityAlreadyExists: User with name admin already exists.",
                "CreateUser | 400 ValidationError: 1 validation error detected: Value null at 'userName' failed to satisfy"
                        + " constraint: Member must not be null",
                "CreateUser&UserName=x&Path=/a/ | 400 ValidationError: The only path that there is here is /, so Path cannot be /a/",
                "CreateUser&UserName=a%20b | 400 ValidationError: The name of a user has 1 to 64 letters, digits and"
                        + " characters of _+=,.@-",
                "DeleteGroup&GroupName=g | 404 NoSuchEntity: The group with name g cannot be found.",
                "GetRole&RoleName=r | 404 NoSuchEntity: The role with name r cannot be found.",
                "GetPolicy&PolicyArn=x | 400 InvalidInput: ARN x is not valid.",
                "GetPolicy&PolicyArn=arn:aws:iam::123456789012:policy/q | 404 NoSuchEntity: Policy"
                        + " arn:aws:iam::123456789012:policy/q was not found.",
                "AttachUserPolicy&UserName=admin&PolicyArn=arn:aws:iam::123456789012:policy/q | 404 NoSuchEntity: Policy"
                        + " arn:aws:iam::123456789012:policy/q does not exist or is not attachable.",
                "PutUserPolicy&UserName=admin&PolicyName=p&PolicyDocument={} | 400 MalformedPolicyDocument: Statement is"
                        + " missing (line 1, column 1)",
                "ListUsers&MaxItems=0 | 400 ValidationError: 1 validation error detected: Value '0' at 'maxItems' failed to"
                        + " satisfy constraint: Member must have value greater than or equal to 1",
                "DeletePolicy&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess | 403 AccessDenied: Cannot perform the"
                        + " operation on the AWS managed policy arn:aws:iam::aws:policy/AdministratorAccess",
                "Nothing | 400 InvalidAction: Could not find operation Nothing for version 2010-05-08"
            },
            quoteCharacter = '"')
    void whatIsWrongIsTold(String form, String error) {
        assertThat(error(form)).isEqualTo(error);
    }

    @Test
    void anActionNeedsItsRight() {
        Signer bob = wire.user(
                "bob",
                "{'Effect':'Allow','Action':'iam:GetUser','Resource':"
                        + "'arn:aws:iam::123456789012:user/${aws:username}'}");

        assertThat(wire.iam(bob, "Action=GetUser").status()).isEqualTo(200);
        assertThat(at(wire.iam(bob, "Action=GetUser&UserName=admin"), "Message"))
                .isEqualTo(
                        "User: arn:aws:iam::123456789012:user/bob is not authorized to perform: iam:GetUser on resource:"
                                + " arn:aws:iam::123456789012:user/admin because no identity-based policy allows the iam:GetUser"
                                + " action");
        assertThat(at(wire.iam(bob, "Action=GetUser&UserName=nobody"), "Code")).isEqualTo("AccessDenied");
        assertThat(at(wire.iam(bob, "Action=ListUsers"), "Code")).isEqualTo("AccessDenied");
    }

    @Test
    void everyActionNeedsARight() {
        Signer bob = wire.user("bob");
        String everything =
                "&UserName=u&GroupName=g&RoleName=r&PolicyName=p&PolicyDocument=x&AssumeRolePolicyDocument=x"
                        + "&PermissionsBoundary=" + POLICY_ARN + "&PolicyArn=" + POLICY_ARN + "&AccessKeyId="
                        + admin.accessKeyId()
                        + "&PolicySourceArn=arn:aws:iam::123456789012:user/u&ActionNames.member.1=x:y&Status=Active&Password=x"
                        + "&VersionId=v1&NewUserName=n&Description=d";
        var service = new IdentityManagement(wire.directory(), new NoPasswords());

        assertThat(service.actionNames()).hasSizeGreaterThan(60).allSatisfy(action -> {
            Answer answer = wire.iam(bob, "Action=" + action + everything);
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(at(answer, "Message"))
                    .contains("is not authorized to perform: iam:" + action + " on resource: ");
        });
    }

    @Test
    void aKeyIsMadeSwitchedOffAndRemoved() {
        ok("CreateUser&UserName=bob");
        Answer created = ok("CreateAccessKey&UserName=bob");
        var bob = new Signer(at(created, "AccessKeyId"), at(created, "SecretAccessKey"), SignedWire.REGION);
        ok("PutUserPolicy&UserName=bob&PolicyName=p" + document(allow("ListTables", "table/*")));
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(at(ok("GetAccessKeyLastUsed&AccessKeyId=" + bob.accessKeyId()), "ServiceName"))
                .isEqualTo("dynamodb");

        ok("UpdateAccessKey&UserName=bob&Status=Inactive&AccessKeyId=" + bob.accessKeyId());
        assertThat(at(ok("ListAccessKeys&UserName=bob"), "Status")).isEqualTo("Inactive");
        assertThat(wire.call(bob, "ListTables", "{}").error()).startsWith("UnrecognizedClientException");
        ok("CreateAccessKey&UserName=bob");
        assertThat(error("CreateAccessKey&UserName=bob"))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2");
        ok("DeleteAccessKey&UserName=bob&AccessKeyId=" + bob.accessKeyId());
        assertThat(error("DeleteAccessKey&UserName=bob&AccessKeyId=" + bob.accessKeyId()))
                .startsWith("404 NoSuchEntity");
    }

    @Test
    void aGroupGivesItsMembersItsPolicies() {
        ok("CreateGroup&GroupName=g");
        Signer bob = wire.user("bob");
        ok("PutGroupPolicy&GroupName=g&PolicyName=p" + document(allow("ListTables", "table/*")));
        assertThat(wire.may(bob, "ListTables", "{}")).isFalse();

        ok("AddUserToGroup&GroupName=g&UserName=bob");
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(all(ok("GetGroup&GroupName=g"), "UserName")).containsExactly("bob");
        assertThat(all(ok("ListGroupsForUser&UserName=bob"), "GroupName")).containsExactly("g");
        assertThat(error("DeleteGroup&GroupName=g"))
                .isEqualTo("409 DeleteConflict: Cannot delete entity, must remove users from group first.");

        ok("RemoveUserFromGroup&GroupName=g&UserName=bob");
        assertThat(error("DeleteGroup&GroupName=g")).contains("must delete policies first.");
        ok("DeleteGroupPolicy&GroupName=g&PolicyName=p");
        ok("DeleteGroup&GroupName=g");
        assertThat(all(ok("ListGroups"), "GroupName")).isEmpty();
    }

    @Test
    void aManagedPolicyHasVersions() {
        ok("CreatePolicy&PolicyName=p&Description=d" + document(allow("ListTables", "table/*")));
        Signer bob = wire.user("bob");
        ok("AttachUserPolicy&UserName=bob&PolicyArn=" + POLICY_ARN);
        assertThat(at(ok("GetPolicy&PolicyArn=" + POLICY_ARN), "AttachmentCount"))
                .isEqualTo("1");
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();

        ok("CreatePolicyVersion&SetAsDefault=true&PolicyArn=" + POLICY_ARN + document(allow("DescribeLimits", "*")));
        assertThat(wire.may(bob, "ListTables", "{}")).isFalse();
        assertThat(all(ok("ListPolicyVersions&PolicyArn=" + POLICY_ARN), "VersionId"))
                .containsExactly("v2", "v1");
        assertThat(at(ok("GetPolicyVersion&VersionId=v1&PolicyArn=" + POLICY_ARN), "Document"))
                .contains("dynamodb%3AListTables");
        assertThat(error("DeletePolicyVersion&VersionId=v2&PolicyArn=" + POLICY_ARN))
                .isEqualTo("409 DeleteConflict: Cannot delete the default version of a policy.");
        ok("SetDefaultPolicyVersion&VersionId=v1&PolicyArn=" + POLICY_ARN);
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();

        assertThat(error("DeletePolicy&PolicyArn=" + POLICY_ARN))
                .isEqualTo("409 DeleteConflict: Cannot delete a policy attached to entities.");
        assertThat(all(ok("ListEntitiesForPolicy&PolicyArn=" + POLICY_ARN), "UserName"))
                .containsExactly("bob");
        ok("DetachUserPolicy&UserName=bob&PolicyArn=" + POLICY_ARN);
        assertThat(error("DeletePolicy&PolicyArn=" + POLICY_ARN)).contains("has more than one version");
        ok("DeletePolicyVersion&VersionId=v2&PolicyArn=" + POLICY_ARN);
        ok("DeletePolicy&PolicyArn=" + POLICY_ARN);
    }

    @Test
    void policiesOfAwsAreThere() {
        Signer bob = wire.user("bob");
        String arn = "arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess";
        ok("AttachUserPolicy&UserName=bob&PolicyArn=" + arn);

        assertThat(all(ok("ListAttachedUserPolicies&UserName=bob"), "PolicyArn"))
                .containsExactly(arn);
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(wire.may(bob, "DeleteTable", "{'TableName':'Tab'}")).isFalse();
        assertThat(all(ok("ListPolicies&Scope=AWS"), "PolicyName")).contains("AdministratorAccess");
        ok("DetachUserPolicy&UserName=bob&PolicyArn=" + arn);
        assertThat(wire.may(bob, "ListTables", "{}")).isFalse();
    }

    @Test
    void aBoundaryIsAPolicyThatMayChange() {
        Signer bob = wire.user("bob", "{'Effect':'Allow','Action':'*','Resource':'*'}");
        ok("CreatePolicy&PolicyName=p" + document(allow("ListTables", "table/*")));
        ok("PutUserPermissionsBoundary&UserName=bob&PermissionsBoundary=" + POLICY_ARN);

        assertThat(at(ok("GetUser&UserName=bob"), "PermissionsBoundaryArn")).isEqualTo(POLICY_ARN);
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(wire.may(bob, "DescribeLimits", "{}")).isFalse();
        assertThat(error("DeletePolicy&PolicyArn=" + POLICY_ARN)).startsWith("409 DeleteConflict");
        ok("CreatePolicyVersion&SetAsDefault=true&PolicyArn=" + POLICY_ARN + document(allow("DescribeLimits", "*")));
        assertThat(wire.may(bob, "DescribeLimits", "{}")).isTrue();
        ok("DeleteUserPermissionsBoundary&UserName=bob");
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(error("PutUserPermissionsBoundary&UserName=bob&PermissionsBoundary=x"))
                .isEqualTo("400 ValidationError: ARN x is not valid.");
    }

    @Test
    void aRoleHasATrustPolicyAndADuration() {
        String trust =
                encoded(policy("{'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'}"));
        ok("CreateRole&RoleName=r&Description=d&MaxSessionDuration=7200&AssumeRolePolicyDocument=" + trust);
        Answer role = ok("GetRole&RoleName=r");
        assertThat(at(role, "MaxSessionDuration")).isEqualTo("7200");
        assertThat(at(role, "Description")).isEqualTo("d");
        assertThat(at(role, "AssumeRolePolicyDocument")).contains("sts%3AAssumeRole");

        ok("UpdateRole&RoleName=r&MaxSessionDuration=3600&Description=e");
        assertThat(at(ok("ListRoles"), "Description")).isEqualTo("e");
        assertThat(error("UpdateRole&RoleName=r&MaxSessionDuration=60")).startsWith("400 ValidationError");
        assertThat(error("CreateRole&RoleName=s&MaxSessionDuration=60&AssumeRolePolicyDocument=" + trust))
                .startsWith("400 ValidationError");
        assertThat(error("GetRole&RoleName=s")).startsWith("404");
        assertThat(error("UpdateAssumeRolePolicy&RoleName=r&PolicyDocument={}"))
                .startsWith("400 MalformedPolicyDocument");
        ok("TagRole&RoleName=r&Tags.member.1.Key=a&Tags.member.1.Value=b");
        ok("UntagRole&RoleName=r&TagKeys.member.1=a");
        assertThat(all(ok("ListRoleTags&RoleName=r"), "Key")).isEmpty();
        ok("DeleteRole&RoleName=r");
    }

    @Test
    void aPasswordIsSetAndTakenAway() {
        ok("CreateUser&UserName=bob");
        assertThat(error("GetLoginProfile&UserName=bob"))
                .isEqualTo("404 NoSuchEntity: Login Profile for User bob cannot be found.");
        ok("CreateLoginProfile&UserName=bob&Password=secret");
        assertThat(error("CreateLoginProfile&UserName=bob&Password=secret")).startsWith("409 EntityAlreadyExists");
        ok("UpdateLoginProfile&UserName=bob&Password=other");
        assertThat(error("DeleteUser&UserName=bob")).contains("must delete login profile first.");
        ok("DeleteLoginProfile&UserName=bob");
        ok("CreateLoginProfile&UserName=admin&Password=old");
        assertThat(error("ChangePassword&OldPassword=wrong&NewPassword=new")).startsWith("403");
        ok("ChangePassword&OldPassword=old&NewPassword=new");
        ok("ChangePassword&OldPassword=new&NewPassword=newer");
        ok("DeleteUser&UserName=bob");
    }

    @Test
    void aListComesInParts() {
        for (String name : List.of("u1", "u2", "u3")) {
            ok("CreateUser&UserName=" + name);
        }
        Answer first = ok("ListUsers&MaxItems=3");
        assertThat(all(first, "UserName")).containsExactly("admin", "u1", "u2");
        assertThat(at(first, "IsTruncated")).isEqualTo("true");

        Answer second = ok("ListUsers&MaxItems=3&Marker=" + at(first, "Marker"));
        assertThat(all(second, "UserName")).containsExactly("u3");
        assertThat(at(second, "IsTruncated")).isEqualTo("false");
    }

    @Test
    void aSimulationSaysWhichStatementDecides() {
        Signer unused = wire.user(
                "bob",
                allow("*", "table/Tab"),
                "{'Sid':'No','Effect':'Deny','Action':" + "'dynamodb:DeleteTable','Resource':'*'}");
        String simulate = "SimulatePrincipalPolicy&PolicySourceArn=arn:aws:iam::123456789012:user/bob"
                + "&ActionNames.member.1=dynamodb:GetItem&ActionNames.member.2=dynamodb:DeleteTable"
                + "&ResourceArns.member.1=arn:aws:dynamodb:eu-west-1:123456789012:table/";
        Answer answer = ok(simulate + "Tab");

        assertThat(all(answer, "EvalDecision")).containsExactly("allowed", "explicitDeny");
        assertThat(all(answer, "SourcePolicyId")).containsExactly("test:#1", "test:No");
        assertThat(all(ok(simulate + "Other"), "EvalDecision")).containsExactly("implicitDeny", "explicitDeny");
    }

    @Test
    void aSimulationIsOfGroupsAndRolesAsWell() {
        ok("CreateGroup&GroupName=g");
        ok("PutGroupPolicy&GroupName=g&PolicyName=p" + document(allow("ListTables", "*")));
        ok("CreateRole&RoleName=r&AssumeRolePolicyDocument="
                + encoded(policy("{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'}")));
        String simulate = "SimulatePrincipalPolicy&ActionNames.member.1=dynamodb:ListTables&PolicySourceArn=";

        assertThat(at(
                        ok(simulate + "arn:aws:iam::123456789012:group/g"
                                + "&ResourceArns.member.1=arn:aws:dynamodb:eu-west-1:123456789012:x"),
                        "EvalDecision"))
                .isEqualTo("allowed");
        assertThat(at(ok(simulate + "arn:aws:iam::123456789012:role/r"), "EvalDecision"))
                .isEqualTo("implicitDeny");
        assertThat(error(simulate + "arn:aws:iam::123456789012:user/nobody"))
                .isEqualTo("404 NoSuchEntity: The user with name nobody cannot be found.");
        assertThat(error(simulate + "arn:aws:iam::210987654321:user/admin")).startsWith("400 InvalidInput");
    }

    @Test
    void aSimulationOfOtherPoliciesNeedsNobody() {
        String document = encoded(policy("{'Effect':'Allow','Action':'dynamodb:*','Resource':'*','Condition':"
                + "{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}}"));
        String simulate =
                "SimulateCustomPolicy&ActionNames.member.1=dynamodb:GetItem&PolicyInputList.member.1=" + document;

        assertThat(at(ok(simulate), "EvalDecision")).isEqualTo("implicitDeny");
        assertThat(at(
                        ok(simulate + "&ContextEntries.member.1.ContextKeyName=aws:RequestedRegion"
                                + "&ContextEntries.member.1.ContextKeyType=string"
                                + "&ContextEntries.member.1.ContextKeyValues.member.1=eu-west-1"),
                        "EvalDecision"))
                .isEqualTo("allowed");
        assertThat(error("SimulateCustomPolicy&ActionNames.member.1=a:b&PolicyInputList.member.1={}"))
                .startsWith("400 InvalidInput: Statement is missing");
    }

    @Test
    void theAccountIsCounted() {
        assertThat(ok("GetAccountSummary").body()).contains("<entry><key>Users</key><value>1</value></entry>");
        assertThat(all(ok("ListAccountAliases"), "member")).isEmpty();
    }
}
