package dev.extenddb.table;

import java.time.Instant;

/**
 * What of a table never changes.
 *
 * @param account the account it belongs to, 12 digits
 * @param region the region it is in
 * @param name its name
 * @param tableId the UUID that clients see
 * @param id where its rows lie
 * @param createdAt when it was created
 */
public record TableIdentity(String account, String region, String name, String tableId, long id, Instant createdAt) {

    /** The table's Amazon Resource Name. */
    public String arn() {
        return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + name;
    }
}
