package dev.extenddb.iamapi;

import static dev.extenddb.iamapi.IamClient.all;
import static dev.extenddb.iamapi.IamClient.at;
import static dev.extenddb.iamapi.IamClient.document;
import static dev.extenddb.iamapi.IamClient.encoded;
import static dev.extenddb.testing.SignedWire.ACCOUNT;
import static dev.extenddb.testing.SignedWire.allow;
import static dev.extenddb.testing.SignedWire.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.SignedWire;
import dev.extenddb.testing.Signer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users, groups and roles by AWS's own API. */
class IdentityManagementTest {

    private static final String POLICY_ARN = "arn:aws:iam::" + ACCOUNT + ":policy/p";

    private final IamClient iam = new IamClient();
    private final SignedWire wire = iam.wire();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void aUserComesAndGoes() {
        Answer created = iam.ok("CreateUser&UserName=bob&Tags.member.1.Key=Team&Tags.member.1.Value=red");
        assertThat(created.body())
                .startsWith("<CreateUserResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                        + "<CreateUserResult><User><Path>/</Path><UserName>bob</UserName><UserId>AIDA");
        assertThat(at(created, "Arn")).isEqualTo("arn:aws:iam::123456789012:user/bob");
        assertThat(at(created, "CreateDate")).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(at(iam.ok("ListUserTags&UserName=bob"), "Value")).isEqualTo("red");

        assertThat(all(iam.ok("ListUsers"), "UserName")).containsExactly("admin", "bob");
        iam.ok("UpdateUser&UserName=bob&NewUserName=rob");
        assertThat(at(iam.ok("GetUser&UserName=rob"), "UserId")).isEqualTo(at(created, "UserId"));
        Matcher id = Pattern.compile("<RequestId>[0-9a-f-]{36}</RequestId>")
                .matcher(iam.ok("DeleteUser&UserName=rob").body());
        assertThat(id.find()).isTrue();
        assertThat(iam.error("GetUser&UserName=rob"))
                .isEqualTo("404 NoSuchEntity: The user with name rob cannot be found.");
    }

    @Test
    void changesAreAuditedAndReadingIsNot() {
        iam.ok("CreateUser&UserName=bob");
        iam.ok("GetUser&UserName=bob");
        iam.ok("ListUsers");
        String secret = at(iam.ok("CreateAccessKey&UserName=bob"), "SecretAccessKey");
        iam.error("DeleteGroup&GroupName=g");

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
        assertThat(at(iam.ok("GetUser"), "UserName")).isEqualTo("admin");
        assertThat(at(iam.ok("ListAccessKeys"), "AccessKeyId"))
                .isEqualTo(iam.admin().accessKeyId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CreateUser&UserName=admin | 409 EntityAlreadyExists: User with name admin already exists.",
                "CreateUser | 400 ValidationError: 1 validation error detected: Value null at 'userName' failed to satisfy"
                        + " constraint: Member must not be null",
                "CreateUser&UserName=x&Path=/a | 400 ValidationError: The specified value for path is invalid. It must begin and end"
                        + " with / and contain only alphanumeric characters and/or / characters.",
                "ListUsers&PathPrefix=a | 400 ValidationError: The specified value for pathPrefix is invalid. It must begin with"
                        + " the / character and contain only alphanumeric characters and/or / characters.",
                "CreateUser&UserName=ADMIN&Path=/a/ | 409 EntityAlreadyExists: User with name ADMIN already exists.",
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
        assertThat(iam.error(form)).isEqualTo(error);
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
                        + iam.admin().accessKeyId()
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
        iam.ok("CreateUser&UserName=bob");
        Answer created = iam.ok("CreateAccessKey&UserName=bob");
        var bob = new Signer(at(created, "AccessKeyId"), at(created, "SecretAccessKey"), SignedWire.REGION);
        iam.ok("PutUserPolicy&UserName=bob&PolicyName=p" + document(allow("ListTables", "table/*")));
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(at(iam.ok("GetAccessKeyLastUsed&AccessKeyId=" + bob.accessKeyId()), "ServiceName"))
                .isEqualTo("dynamodb");

        iam.ok("UpdateAccessKey&UserName=bob&Status=Inactive&AccessKeyId=" + bob.accessKeyId());
        assertThat(at(iam.ok("ListAccessKeys&UserName=bob"), "Status")).isEqualTo("Inactive");
        assertThat(wire.call(bob, "ListTables", "{}").error()).startsWith("UnrecognizedClientException");
        iam.ok("CreateAccessKey&UserName=bob");
        assertThat(iam.error("CreateAccessKey&UserName=bob"))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2");
        iam.ok("DeleteAccessKey&UserName=bob&AccessKeyId=" + bob.accessKeyId());
        assertThat(iam.error("DeleteAccessKey&UserName=bob&AccessKeyId=" + bob.accessKeyId()))
                .startsWith("404 NoSuchEntity");
    }

    @Test
    void aGroupGivesItsMembersItsPolicies() {
        iam.ok("CreateGroup&GroupName=g");
        Signer bob = wire.user("bob");
        iam.ok("PutGroupPolicy&GroupName=g&PolicyName=p" + document(allow("ListTables", "table/*")));
        assertThat(wire.may(bob, "ListTables", "{}")).isFalse();

        iam.ok("AddUserToGroup&GroupName=g&UserName=bob");
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(all(iam.ok("GetGroup&GroupName=g"), "UserName")).containsExactly("bob");
        assertThat(all(iam.ok("ListGroupsForUser&UserName=bob"), "GroupName")).containsExactly("g");
        assertThat(iam.error("DeleteGroup&GroupName=g"))
                .isEqualTo("409 DeleteConflict: Cannot delete entity, must remove users from group first.");

        iam.ok("UpdateGroup&GroupName=g&NewGroupName=h&NewPath=/div/");
        assertThat(at(iam.ok("ListGroupsForUser&UserName=bob"), "Arn"))
                .isEqualTo("arn:aws:iam::123456789012:group/div/h");
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        iam.ok("CreateGroup&GroupName=i");
        assertThat(iam.error("UpdateGroup&GroupName=h&NewGroupName=I"))
                .isEqualTo("409 EntityAlreadyExists: Group with name I already exists.");
        iam.ok("DeleteGroup&GroupName=i");
        iam.ok("UpdateGroup&GroupName=h&NewGroupName=G");
        iam.ok("UpdateGroup&GroupName=G&NewGroupName=g");
        iam.ok("RemoveUserFromGroup&GroupName=g&UserName=bob");
        assertThat(iam.error("DeleteGroup&GroupName=g")).contains("must delete policies first.");
        iam.ok("DeleteGroupPolicy&GroupName=g&PolicyName=p");
        iam.ok("DeleteGroup&GroupName=g");
        assertThat(all(iam.ok("ListGroups"), "GroupName")).isEmpty();
    }

    @Test
    void aRoleHasATrustPolicyAndADuration() {
        String trust =
                encoded(policy("{'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'}"));
        iam.ok("CreateRole&RoleName=r&Description=d&MaxSessionDuration=7200&AssumeRolePolicyDocument=" + trust);
        Answer role = iam.ok("GetRole&RoleName=r");
        assertThat(at(role, "MaxSessionDuration")).isEqualTo("7200");
        assertThat(at(role, "Description")).isEqualTo("d");
        assertThat(at(role, "AssumeRolePolicyDocument")).contains("sts%3AAssumeRole");

        iam.ok("UpdateRole&RoleName=r&MaxSessionDuration=3600&Description=e");
        assertThat(at(iam.ok("ListRoles"), "Description")).isEqualTo("e");
        assertThat(iam.error("UpdateRole&RoleName=r&MaxSessionDuration=60")).startsWith("400 ValidationError");
        assertThat(iam.error("CreateRole&RoleName=s&MaxSessionDuration=60&AssumeRolePolicyDocument=" + trust))
                .startsWith("400 ValidationError");
        assertThat(iam.error("GetRole&RoleName=s")).startsWith("404");
        assertThat(iam.error("UpdateAssumeRolePolicy&RoleName=r&PolicyDocument={}"))
                .startsWith("400 MalformedPolicyDocument");
        iam.ok("TagRole&RoleName=r&Tags.member.1.Key=a&Tags.member.1.Value=b");
        iam.ok("UntagRole&RoleName=r&TagKeys.member.1=a");
        assertThat(all(iam.ok("ListRoleTags&RoleName=r"), "Key")).isEmpty();
        iam.ok("DeleteRole&RoleName=r");
    }

    @Test
    void namesOfTagsHaveNoCase() {
        iam.ok("CreateUser&UserName=bob&Tags.member.1.Key=Team&Tags.member.1.Value=red");
        iam.ok("TagUser&UserName=bob&Tags.member.1.Key=team&Tags.member.1.Value=blue");
        assertThat(all(iam.ok("ListUserTags&UserName=bob"), "Key")).containsExactly("team");

        String duplicate =
                "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.";
        for (String name : List.of("a", "A")) {
            assertThat(iam.error("TagUser&UserName=bob&Tags.member.1.Key=a&Tags.member.1.Value=x&Tags.member.2.Key="
                            + name + "&Tags.member.2.Value=y"))
                    .isEqualTo(duplicate);
        }
        assertThat(iam.error("TagUser&UserName=bob&Tags.member.1.Key=AWS:a&Tags.member.1.Value=x"))
                .isEqualTo("400 InvalidInput: aws: prefixed tag key names are not allowed for external use.");

        iam.ok("UntagUser&UserName=bob&TagKeys.member.1=TEAM");
        assertThat(all(iam.ok("ListUserTags&UserName=bob"), "Key")).isEmpty();
    }

    @Test
    void aPasswordIsSetAndTakenAway() {
        iam.ok("CreateUser&UserName=bob");
        assertThat(iam.error("GetLoginProfile&UserName=bob"))
                .isEqualTo("404 NoSuchEntity: Login Profile for User bob cannot be found.");
        iam.ok("CreateLoginProfile&UserName=bob&Password=secret");
        assertThat(iam.error("CreateLoginProfile&UserName=bob&Password=secret")).startsWith("409 EntityAlreadyExists");
        iam.ok("UpdateLoginProfile&UserName=bob&Password=other");
        assertThat(iam.error("DeleteUser&UserName=bob")).contains("must delete login profile first.");
        iam.ok("DeleteLoginProfile&UserName=bob");
        iam.ok("CreateLoginProfile&UserName=admin&Password=old");
        assertThat(iam.error("ChangePassword&OldPassword=wrong&NewPassword=new"))
                .startsWith("403");
        iam.ok("ChangePassword&OldPassword=old&NewPassword=new");
        iam.ok("ChangePassword&OldPassword=new&NewPassword=newer");
        iam.ok("DeleteUser&UserName=bob");
    }

    @Test
    void aListComesInParts() {
        for (String name : List.of("u1", "u2", "u3")) {
            iam.ok("CreateUser&UserName=" + name);
        }
        Answer first = iam.ok("ListUsers&MaxItems=3");
        assertThat(all(first, "UserName")).containsExactly("admin", "u1", "u2");
        assertThat(at(first, "IsTruncated")).isEqualTo("true");

        Answer second = iam.ok("ListUsers&MaxItems=3&Marker=" + at(first, "Marker"));
        assertThat(all(second, "UserName")).containsExactly("u3");
        assertThat(at(second, "IsTruncated")).isEqualTo("false");
    }

    @Test
    void theAccountIsCounted() {
        assertThat(iam.ok("GetAccountSummary").body()).contains("<entry><key>Users</key><value>1</value></entry>");
        assertThat(all(iam.ok("ListAccountAliases"), "member")).isEmpty();
    }
}
