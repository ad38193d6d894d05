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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where users, groups, roles and policies are in an account's tree. */
class IamPathsTest {

    private static final String IAM = "arn:aws:iam::" + ACCOUNT;
    private static final String TRUST = "&AssumeRolePolicyDocument="
            + encoded(policy("{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'}"));

    private final IamClient iam = new IamClient();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void aPathIsAPartOfTheArn() {
        Answer user = iam.ok("CreateUser&UserName=Bob&Path=/div/sub/");
        assertThat(at(user, "Path")).isEqualTo("/div/sub/");
        assertThat(at(user, "Arn")).isEqualTo(IAM + ":user/div/sub/Bob");
        assertThat(at(iam.ok("GetUser&UserName=Bob"), "Arn")).isEqualTo(IAM + ":user/div/sub/Bob");
        assertThat(at(iam.ok("CreateGroup&GroupName=g&Path=/div/"), "Arn")).isEqualTo(IAM + ":group/div/g");
        assertThat(at(iam.ok("CreateRole&RoleName=r&Path=/div/" + TRUST), "Arn"))
                .isEqualTo(IAM + ":role/div/r");
        assertThat(at(iam.ok("CreatePolicy&PolicyName=p&Path=/div/" + document(allow("ListTables", "*"))), "Arn"))
                .isEqualTo(IAM + ":policy/div/p");
        assertThat(iam.error("GetPolicy&PolicyArn=" + IAM + ":policy/p"))
                .isEqualTo("404 NoSuchEntity: Policy " + IAM + ":policy/p was not found.");
    }

    @Test
    void namesAreOneForAllPathsAndCases() {
        iam.ok("CreateUser&UserName=Bob&Path=/a/");

        assertThat(iam.error("CreateUser&UserName=BOB&Path=/b/"))
                .isEqualTo("409 EntityAlreadyExists: User with name BOB already exists.");
        iam.ok("DeleteUser&UserName=Bob");
        iam.ok("CreateUser&UserName=BOB&Path=/b/");
    }

    @Test
    void pathsAreChecked() {
        for (String path : new String[] {"a/", "/a", "//%20/", "/%C3%A4/", "/a%0A"}) {
            assertThat(iam.error("CreateUser&UserName=x&Path=" + path))
                    .startsWith("400 ValidationError: The specified value for path is invalid.");
        }
        assertThat(iam.error("CreatePolicy&PolicyName=x&Path=/a!/" + document(allow("ListTables", "*"))))
                .startsWith("400 ValidationError: The specified value for path is invalid.");
        iam.ok("CreateUser&UserName=x&Path=/" + "a".repeat(510) + "/");
        assertThat(iam.error("CreateUser&UserName=y&Path=/" + "a".repeat(511) + "/"))
                .isEqualTo("400 ValidationError: 1 validation error detected: Value at 'path' failed to satisfy"
                        + " constraint: Member must have length less than or equal to 512");
        assertThat(iam.error("ListPolicies&PathPrefix=/a"))
                .startsWith("400 ValidationError: The specified value for pathPrefix is invalid.");
    }

    @Test
    void listsAreOfPathsThatBeginAlike() {
        iam.ok("CreateUser&UserName=a&Path=/div/one/");
        iam.ok("CreateUser&UserName=b&Path=/div/two/");
        iam.ok("CreateUser&UserName=c&Path=/other/");
        iam.ok("CreateGroup&GroupName=g&Path=/div/");
        iam.ok("CreateRole&RoleName=r&Path=/div/" + TRUST);
        iam.ok("CreatePolicy&PolicyName=p&Path=/div/" + document(allow("ListTables", "*")));
        iam.ok("CreatePolicy&PolicyName=q" + document(allow("ListTables", "*")));

        assertThat(all(iam.ok("ListUsers&PathPrefix=/div/"), "UserName")).containsExactly("a", "b");
        assertThat(all(iam.ok("ListUsers&PathPrefix=/div/t"), "UserName")).containsExactly("b");
        assertThat(all(iam.ok("ListUsers&PathPrefix=/"), "UserName")).containsExactly("a", "admin", "b", "c");
        Answer first = iam.ok("ListUsers&PathPrefix=/div/&MaxItems=1");
        assertThat(all(first, "UserName")).containsExactly("a");
        assertThat(all(iam.ok("ListUsers&PathPrefix=/div/&MaxItems=1&Marker=" + at(first, "Marker")), "UserName"))
                .containsExactly("b");
        assertThat(all(iam.ok("ListGroups&PathPrefix=/other/"), "GroupName")).isEmpty();
        assertThat(all(iam.ok("ListGroups&PathPrefix=/div/"), "GroupName")).containsExactly("g");
        assertThat(all(iam.ok("ListRoles&PathPrefix=/div/"), "RoleName")).containsExactly("r");
        assertThat(all(iam.ok("ListPolicies&PathPrefix=/div/"), "PolicyName")).containsExactly("p");
        assertThat(all(iam.ok("ListPolicies&Scope=Local"), "PolicyName")).containsExactly("p", "q");
    }

    @Test
    void attachmentsAreFoundByPaths() {
        String p = IAM + ":policy/div/p";
        iam.ok("CreateUser&UserName=bob&Path=/div/");
        iam.ok("CreateUser&UserName=eve");
        iam.ok("CreatePolicy&PolicyName=p&Path=/div/" + document(allow("ListTables", "*")));
        iam.ok("AttachUserPolicy&UserName=bob&PolicyArn=" + p);
        iam.ok("PutUserPermissionsBoundary&UserName=eve&PermissionsBoundary=" + p);

        assertThat(all(iam.ok("ListAttachedUserPolicies&UserName=bob&PathPrefix=/div/"), "PolicyArn"))
                .containsExactly(p);
        assertThat(all(iam.ok("ListAttachedUserPolicies&UserName=bob&PathPrefix=/x/"), "PolicyArn"))
                .isEmpty();
        assertThat(all(iam.ok("ListEntitiesForPolicy&PolicyArn=" + p), "UserName"))
                .containsExactly("bob", "eve");
        assertThat(all(iam.ok("ListEntitiesForPolicy&PathPrefix=/div/&PolicyArn=" + p), "UserName"))
                .containsExactly("bob");
        assertThat(all(
                        iam.ok("ListEntitiesForPolicy&PolicyUsageFilter=PermissionsBoundary&PolicyArn=" + p),
                        "UserName"))
                .containsExactly("eve");
        assertThat(all(iam.ok("ListEntitiesForPolicy&EntityFilter=Role&PolicyArn=" + p), "UserName"))
                .isEmpty();
        iam.ok("DetachUserPolicy&UserName=bob&PolicyArn=" + p);
        Answer found = iam.ok("GetPolicy&PolicyArn=" + p);
        assertThat(at(found, "AttachmentCount") + at(found, "PermissionsBoundaryUsageCount"))
                .isEqualTo("01");
        assertThat(iam.error("DeletePolicy&PolicyArn=" + p))
                .isEqualTo("409 DeleteConflict: Cannot delete a policy attached to entities.");
        iam.ok("DeleteUserPermissionsBoundary&UserName=eve");
        iam.ok("DeletePolicy&PolicyArn=" + p);
    }

    @Test
    void aUserIsMovedByThoseWhoMayDoSoOnBothSides() {
        iam.ok("CreateUser&UserName=bob&Path=/a/");
        Signer mover = iam.wire()
                .user("mover", "{'Effect':'Allow','Action':'iam:UpdateUser','Resource':'" + IAM + ":user/a/*'}");

        assertThat(iam.wire()
                        .iam(mover, "Action=UpdateUser&UserName=bob&NewPath=/b/")
                        .status())
                .isEqualTo(403);
        assertThat(iam.wire()
                        .iam(mover, "Action=UpdateUser&UserName=bob&NewPath=/a/b/")
                        .status())
                .isEqualTo(200);
        iam.ok("UpdateUser&UserName=bob&NewUserName=rob&NewPath=/c/");
        assertThat(at(iam.ok("GetUser&UserName=rob"), "Arn")).isEqualTo(IAM + ":user/c/rob");
        assertThat(iam.error("UpdateUser&UserName=rob&NewPath=c"))
                .startsWith("400 ValidationError: The specified value for newPath is invalid.");
    }

    @Test
    void policiesSeePaths() {
        SignedWire wire = iam.wire();
        iam.ok("CreateUser&UserName=bob&Path=/div/");
        Signer bob = SignedWire.signer(wire.directory().users().createAccessKey(ACCOUNT, "bob"));
        wire.setPolicy(
                "bob",
                "{'Effect':'Allow','Action':'iam:GetUser','Resource':'" + IAM + ":user/div/*','Condition':"
                        + "{'ArnEquals':{'aws:PrincipalArn':'" + IAM + ":user/div/bob'}}}");

        assertThat(wire.iam(bob, "Action=GetUser").status()).isEqualTo(200);
        assertThat(wire.iam(bob, "Action=GetUser&UserName=admin").status()).isEqualTo(403);
        assertThat(at(wire.sts(bob, "Action=GetCallerIdentity"), "Arn")).isEqualTo(IAM + ":user/div/bob");
    }

    @Test
    void sessionsOfARoleLeaveThePathOut() {
        SignedWire wire = iam.wire();
        iam.ok("CreateUser&UserName=bob&Path=/div/");
        Signer bob = SignedWire.signer(wire.directory().users().createAccessKey(ACCOUNT, "bob"));
        iam.ok("CreateRole&RoleName=r&Path=/svc/&AssumeRolePolicyDocument="
                + encoded(policy("{'Effect':'Allow','Principal':{'AWS':'" + IAM
                        + ":user/div/bob'},'Action':'sts:AssumeRole'}")));
        String assume = "Action=AssumeRole&RoleSessionName=s1&RoleArn=" + IAM;

        assertThat(wire.sts(bob, assume + ":role/r").status()).isEqualTo(403);
        Answer assumed = wire.sts(bob, assume + ":role/svc/r");
        assertThat(at(assumed, "Arn")).isEqualTo("arn:aws:sts::" + ACCOUNT + ":assumed-role/r/s1");
        iam.ok("PutRolePolicy&RoleName=r&PolicyName=p"
                + document("{'Effect':'Allow','Action':'iam:GetRole','Resource':'*','Condition':{'ArnEquals':"
                        + "{'aws:PrincipalArn':'" + IAM + ":role/svc/r'}}}"));
        var session = new Signer(
                at(assumed, "AccessKeyId"),
                at(assumed, "SecretAccessKey"),
                Optional.of(at(assumed, "SessionToken")),
                SignedWire.REGION,
                "iam");
        assertThat(wire.iam(session, "Action=GetRole&RoleName=r").status()).isEqualTo(200);
        assertThat(at(
                        iam.ok("SimulatePrincipalPolicy&ActionNames.member.1=iam:GetRole&PolicySourceArn=" + IAM
                                + ":role/svc/r"),
                        "EvalDecision"))
                .isEqualTo("allowed");
    }

    @Test
    void aTrustPolicyNamesThoseWhoAreThere() {
        String absent = IAM + ":user/nobody";
        String trust =
                encoded(policy("{'Effect':'Allow','Principal':{'AWS':'" + absent + "'},'Action':'sts:AssumeRole'}"));
        String refusal =
                "400 MalformedPolicyDocument: Invalid principal in policy: &quot;AWS&quot;:&quot;" + absent + "&quot;";

        assertThat(iam.error("CreateRole&RoleName=r&AssumeRolePolicyDocument=" + trust))
                .isEqualTo(refusal);
        iam.ok("CreateRole&RoleName=r" + TRUST);
        assertThat(iam.error("UpdateAssumeRolePolicy&RoleName=r&PolicyDocument=" + trust))
                .isEqualTo(refusal);
        iam.ok("CreateUser&UserName=nobody&Path=/p/");
        assertThat(iam.error("UpdateAssumeRolePolicy&RoleName=r&PolicyDocument=" + trust))
                .isEqualTo(refusal);
        iam.ok("UpdateUser&UserName=nobody&NewPath=/");
        iam.ok("UpdateAssumeRolePolicy&RoleName=r&PolicyDocument=" + trust);
    }
}
