package dev.extenddb.iamapi;

import dev.extenddb.iam.AttachedPolicies;
import dev.extenddb.iam.Group;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.iam.PolicyHolders;
import dev.extenddb.iam.PolicyUse;
import dev.extenddb.iam.Role;
import dev.extenddb.iam.User;
import dev.extenddb.query.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;

/** The forms that users, groups, roles and policies have in answers; see "Data types" in the IAM API reference. */
final class Shapes {

    private Shapes() {}

    /** A user as lists have it. */
    static Xml user(User user) {
        return new Xml()
                .text("Path", user.path().text())
                .text("UserName", user.name())
                .text("UserId", user.id())
                .text("Arn", user.arn())
                .text("CreateDate", date(user.createdAt()));
    }

    /** A user with boundary and tags. */
    static Xml userInFull(User user) {
        return withTags(withBoundary(user(user), user.policies()), user.tags());
    }

    static Xml group(Group group) {
        return new Xml()
                .text("Path", group.path().text())
                .text("GroupName", group.name())
                .text("GroupId", group.id())
                .text("Arn", group.arn())
                .text("CreateDate", date(group.createdAt()));
    }

    /** A role as lists have it. */
    static Xml role(Role role) {
        return new Xml()
                .text("Path", role.path().text())
                .text("RoleName", role.name())
                .text("RoleId", role.id())
                .text("Arn", role.arn())
                .text("CreateDate", date(role.createdAt()))
                .text("AssumeRolePolicyDocument", document(role.trustPolicy()))
                .text("Description", role.description())
                .text("MaxSessionDuration", String.valueOf(role.longestSession().toSeconds()));
    }

    /** A role with boundary and tags. */
    static Xml roleInFull(Role role) {
        return withTags(withBoundary(role(role), role.policies()), role.tags());
    }

    /** A policy as lists have it. */
    static Xml policy(ManagedPolicy policy, Function<PolicyUse, PolicyHolders> holders) {
        Instant changed = policy.versions().stream()
                .map(ManagedPolicy.Version::createdAt)
                .max(Instant::compareTo)
                .orElse(policy.createdAt());
        return new Xml()
                .text("PolicyName", policy.name())
                .text("PolicyId", policy.id())
                .text("Arn", policy.arn())
                .text("Path", policy.path().text())
                .text("DefaultVersionId", policy.defaultVersion())
                .text("AttachmentCount", count(holders.apply(PolicyUse.PERMISSIONS)))
                .text("PermissionsBoundaryUsageCount", count(holders.apply(PolicyUse.BOUNDARY)))
                .text("IsAttachable", "true")
                .text("CreateDate", date(policy.createdAt()))
                .text("UpdateDate", date(changed));
    }

    /** A policy with description and tags. */
    static Xml policyInFull(ManagedPolicy policy, Function<PolicyUse, PolicyHolders> holders) {
        return withTags(policy(policy, holders).text("Description", policy.description()), policy.tags());
    }

    private static String count(PolicyHolders holders) {
        return String.valueOf(holders.count());
    }

    static Xml version(ManagedPolicy policy, ManagedPolicy.Version version) {
        return new Xml()
                .text("VersionId", version.id())
                .text("IsDefaultVersion", String.valueOf(version.id().equals(policy.defaultVersion())))
                .text("CreateDate", date(version.createdAt()));
    }

    static Xml tag(Entry<String, String> tag) {
        return new Xml().text("Key", tag.getKey()).text("Value", tag.getValue());
    }

    private static Xml withTags(Xml shape, Map<String, String> tags) {
        return tags.isEmpty() ? shape : shape.list("Tags", tags.entrySet(), Shapes::tag);
    }

    private static Xml withBoundary(Xml shape, AttachedPolicies policies) {
        policies.boundaryArn()
                .ifPresent(arn -> shape.element(
                        "PermissionsBoundary",
                        new Xml().text("PermissionsBoundaryType", "Policy").text("PermissionsBoundaryArn", arn)));
        return shape;
    }

    static String date(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A document, encoded as in URLs. */
    static String document(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
