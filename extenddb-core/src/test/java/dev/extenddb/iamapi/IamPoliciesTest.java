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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Managed policies, boundaries and simulations by AWS's own API. */
class IamPoliciesTest {

    private static final String POLICY_ARN = "arn:aws:iam::" + ACCOUNT + ":policy/p";

    private final IamClient iam = new IamClient();
    private final SignedWire wire = iam.wire();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void aManagedPolicyHasVersions() {
        iam.ok("CreatePolicy&PolicyName=p&Description=d" + document(allow("ListTables", "table/*")));
        Signer bob = wire.user("bob");
        iam.ok("AttachUserPolicy&UserName=bob&PolicyArn=" + POLICY_ARN);
        assertThat(at(iam.ok("GetPolicy&PolicyArn=" + POLICY_ARN), "AttachmentCount"))
                .isEqualTo("1");
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();

        iam.ok("CreatePolicyVersion&SetAsDefault=true&PolicyArn=" + POLICY_ARN
                + document(allow("DescribeLimits", "*")));
        assertThat(wire.may(bob, "ListTables", "{}")).isFalse();
        assertThat(all(iam.ok("ListPolicyVersions&PolicyArn=" + POLICY_ARN), "VersionId"))
                .containsExactly("v2", "v1");
        assertThat(at(iam.ok("GetPolicyVersion&VersionId=v1&PolicyArn=" + POLICY_ARN), "Document"))
                .contains("dynamodb%3AListTables");
        assertThat(iam.error("DeletePolicyVersion&VersionId=v2&PolicyArn=" + POLICY_ARN))
                .isEqualTo("409 DeleteConflict: Cannot delete the default version of a policy.");
        iam.ok("SetDefaultPolicyVersion&VersionId=v1&PolicyArn=" + POLICY_ARN);
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();

        assertThat(iam.error("DeletePolicy&PolicyArn=" + POLICY_ARN))
                .isEqualTo("409 DeleteConflict: Cannot delete a policy attached to entities.");
        assertThat(all(iam.ok("ListEntitiesForPolicy&PolicyArn=" + POLICY_ARN), "UserName"))
                .containsExactly("bob");
        iam.ok("DetachUserPolicy&UserName=bob&PolicyArn=" + POLICY_ARN);
        assertThat(iam.error("DeletePolicy&PolicyArn=" + POLICY_ARN)).contains("has more than one version");
        iam.ok("DeletePolicyVersion&VersionId=v2&PolicyArn=" + POLICY_ARN);
        iam.ok("DeletePolicy&PolicyArn=" + POLICY_ARN);
    }

    @Test
    void policiesOfAwsAreThere() {
        Signer bob = wire.user("bob");
        String arn = "arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess";
        iam.ok("AttachUserPolicy&UserName=bob&PolicyArn=" + arn);

        assertThat(all(iam.ok("ListAttachedUserPolicies&UserName=bob"), "PolicyArn"))
                .containsExactly(arn);
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(wire.may(bob, "DeleteTable", "{'TableName':'Tab'}")).isFalse();
        assertThat(all(iam.ok("ListPolicies&Scope=AWS"), "PolicyName")).contains("AdministratorAccess");
        iam.ok("DetachUserPolicy&UserName=bob&PolicyArn=" + arn);
        assertThat(wire.may(bob, "ListTables", "{}")).isFalse();
    }

    @Test
    void aBoundaryIsAPolicyThatMayChange() {
        Signer bob = wire.user("bob", "{'Effect':'Allow','Action':'*','Resource':'*'}");
        iam.ok("CreatePolicy&PolicyName=p" + document(allow("ListTables", "table/*")));
        iam.ok("PutUserPermissionsBoundary&UserName=bob&PermissionsBoundary=" + POLICY_ARN);

        assertThat(at(iam.ok("GetUser&UserName=bob"), "PermissionsBoundaryArn")).isEqualTo(POLICY_ARN);
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(wire.may(bob, "DescribeLimits", "{}")).isFalse();
        assertThat(iam.error("DeletePolicy&PolicyArn=" + POLICY_ARN)).startsWith("409 DeleteConflict");
        iam.ok("CreatePolicyVersion&SetAsDefault=true&PolicyArn=" + POLICY_ARN
                + document(allow("DescribeLimits", "*")));
        assertThat(wire.may(bob, "DescribeLimits", "{}")).isTrue();
        iam.ok("DeleteUserPermissionsBoundary&UserName=bob");
        assertThat(wire.may(bob, "ListTables", "{}")).isTrue();
        assertThat(iam.error("PutUserPermissionsBoundary&UserName=bob&PermissionsBoundary=x"))
                .isEqualTo("400 ValidationError: ARN x is not valid.");
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
        Answer answer = iam.ok(simulate + "Tab");

        assertThat(all(answer, "EvalDecision")).containsExactly("allowed", "explicitDeny");
        assertThat(all(answer, "SourcePolicyId")).containsExactly("test:#1", "test:No");
        assertThat(all(iam.ok(simulate + "Other"), "EvalDecision")).containsExactly("implicitDeny", "explicitDeny");
    }

    @Test
    void aSimulationIsOfGroupsAndRolesAsWell() {
        iam.ok("CreateGroup&GroupName=g");
        iam.ok("PutGroupPolicy&GroupName=g&PolicyName=p" + document(allow("ListTables", "*")));
        iam.ok("CreateRole&RoleName=r&AssumeRolePolicyDocument="
                + encoded(policy("{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'}")));
        String simulate = "SimulatePrincipalPolicy&ActionNames.member.1=dynamodb:ListTables&PolicySourceArn=";

        assertThat(at(
                        iam.ok(simulate + "arn:aws:iam::123456789012:group/g"
                                + "&ResourceArns.member.1=arn:aws:dynamodb:eu-west-1:123456789012:x"),
                        "EvalDecision"))
                .isEqualTo("allowed");
        assertThat(at(iam.ok(simulate + "arn:aws:iam::123456789012:role/r"), "EvalDecision"))
                .isEqualTo("implicitDeny");
        assertThat(iam.error(simulate + "arn:aws:iam::123456789012:user/nobody"))
                .isEqualTo("404 NoSuchEntity: The user with name nobody cannot be found.");
        assertThat(iam.error(simulate + "arn:aws:iam::210987654321:user/admin")).startsWith("400 InvalidInput");
    }

    @Test
    void aSimulationOfOtherPoliciesNeedsNobody() {
        String document = encoded(policy("{'Effect':'Allow','Action':'dynamodb:*','Resource':'*','Condition':"
                + "{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}}"));
        String simulate =
                "SimulateCustomPolicy&ActionNames.member.1=dynamodb:GetItem&PolicyInputList.member.1=" + document;

        assertThat(at(iam.ok(simulate), "EvalDecision")).isEqualTo("implicitDeny");
        assertThat(at(
                        iam.ok(simulate + "&ContextEntries.member.1.ContextKeyName=aws:RequestedRegion"
                                + "&ContextEntries.member.1.ContextKeyType=string"
                                + "&ContextEntries.member.1.ContextKeyValues.member.1=eu-west-1"),
                        "EvalDecision"))
                .isEqualTo("allowed");
        assertThat(iam.error("SimulateCustomPolicy&ActionNames.member.1=a:b&PolicyInputList.member.1={}"))
                .startsWith("400 InvalidInput: Statement is missing");
    }
}
