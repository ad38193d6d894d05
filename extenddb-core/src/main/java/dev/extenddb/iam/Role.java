package dev.extenddb.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A role, which those take on whom its trust policy lets.
 *
 * @param account the account id
 * @param name unique in the account
 * @param id never used again, unlike the name
 * @param path a part of the ARN, though not of those of sessions
 * @param createdAt when the role was added
 * @param description for people
 * @param trustPolicy a document
 * @param longestSession how long a session may last, an hour to twelve
 * @param tags by name
 * @param policies what its sessions have
 */
public record Role(
        String account,
        String name,
        String id,
        IamPath path,
        Instant createdAt,
        String description,
        String trustPolicy,
        Duration longestSession,
        Map<String, String> tags,
        AttachedPolicies policies) {

    /** A role with its own copy of the tags. */
    public Role {
        tags = Map.copyOf(tags);
    }

    /** The role's ARN. */
    public String arn() {
        return new IamArn(account, IamArn.ROLE, path, name).toString();
    }

    /** The ARN of a session of the role. */
    public String sessionArn(String sessionName) {
        return new SessionArn(account, name, sessionName).toString();
    }

    Role withTrustPolicy(String document) {
        return new Role(account, name, id, path, createdAt, description, document, longestSession, tags, policies);
    }

    Role withLongestSession(Duration changed) {
        return new Role(account, name, id, path, createdAt, description, trustPolicy, changed, tags, policies);
    }

    Role withDescription(String changed) {
        return new Role(account, name, id, path, createdAt, changed, trustPolicy, longestSession, tags, policies);
    }

    Role withTags(Map<String, String> changed) {
        return new Role(
                account, name, id, path, createdAt, description, trustPolicy, longestSession, changed, policies);
    }

    Role withPolicies(AttachedPolicies changed) {
        return new Role(account, name, id, path, createdAt, description, trustPolicy, longestSession, tags, changed);
    }
}
