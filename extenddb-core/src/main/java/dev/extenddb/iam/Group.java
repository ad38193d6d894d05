package dev.extenddb.iam;

import java.time.Instant;

/**
 * A group of users, who have its policies.
 *
 * @param account the account id
 * @param name unique in the account
 * @param id never used again, unlike the name
 * @param createdAt when the group was added
 * @param policies what its members have
 */
public record Group(String account, String name, String id, Instant createdAt, AttachedPolicies policies) {

    /** The group's ARN. */
    public String arn() {
        return "arn:aws:iam::" + account + ":group/" + name;
    }

    Group withPolicies(AttachedPolicies changed) {
        return new Group(account, name, id, createdAt, changed);
    }
}
