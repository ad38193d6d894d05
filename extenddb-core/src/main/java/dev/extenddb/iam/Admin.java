package dev.extenddb.iam;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Somebody who administers all accounts, and is in none.
 *
 * @param name 1 to 64 letters, digits, hyphens and underscores
 * @param passwordHash what {@link PasswordHash} made of the password
 * @param createdAt when the administrator was added
 */
public record Admin(String name, String passwordHash, Instant createdAt) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Checks the name. */
    public Admin {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "An administrator's name has 1 to 64 letters, digits, hyphens and underscores, unlike " + name);
        }
    }

    /** Everything but the hash. */
    @Override
    public String toString() {
        return "Admin[name=" + name + ", createdAt=" + createdAt + "]";
    }
}
