package dev.extenddb.iam;

import java.time.Instant;

/**
 * A group of users, who have its policies.
 *
 * @param account the account id
 * @param name unique in the account
 * @param id never used again, unlike the name
 * @param path a part of the ARN
 * @param createdAt when the group was added
 * @param policies what its members have
 */
public record Group(
        String account, String name, String id, IamPath path, Instant createdAt, AttachedPolicies policies) {

    /** The group's ARN. */
    public String arn() {
        return new IamArn(account, IamArn.GROUP, path, name).toString();
    }

    Group at(IamPath newPath, String newName) {
        return new Group(account, newName, id, newPath, createdAt, policies);
    }

    Group withPolicies(AttachedPolicies changed) {
        return new Group(account, name, id, path, createdAt, changed);
    }
}
