package dev.extenddb.iam;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Owns tables, users and all else.
 *
 * @param id 12 digits
 * @param name what people call it
 * @param createdAt when it was created
 */
public record Account(String id, String name, Instant createdAt) {

    private static final Pattern ID = Pattern.compile("[0-9]{12}");

    /** Checks the id. */
    public Account {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("An account's id has 12 digits, unlike " + id);
        }
    }
}
