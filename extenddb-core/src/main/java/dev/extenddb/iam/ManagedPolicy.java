package dev.extenddb.iam;

import java.time.Instant;

/**
 * A policy of an account, to be attached to many.
 *
 * @param account the account id
 * @param name unique in the account
 * @param id never used again, unlike the name
 * @param createdAt when the policy was added
 * @param description for people
 * @param document what it says
 */
public record ManagedPolicy(
        String account, String name, String id, Instant createdAt, String description, String document) {

    /** The policy's ARN. */
    public String arn() {
        return "arn:aws:iam::" + account + ":policy/" + name;
    }

    ManagedPolicy withDocument(String changed) {
        return new ManagedPolicy(account, name, id, createdAt, description, changed);
    }
}
