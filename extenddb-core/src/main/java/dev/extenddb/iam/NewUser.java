package dev.extenddb.iam;

import java.util.Map;
import java.util.Optional;

/**
 * A user that is to be, with all that somebody says of it at once: nobody sees it without the boundary.
 *
 * @param path a part of the ARN
 * @param name unique in the account
 * @param passwordHash what {@link PasswordHash} made of the password, for those who may use the console
 * @param tags by name
 * @param boundary the permissions boundary: a document, or the ARN of a managed policy of the account or of AWS
 */
public record NewUser(
        IamPath path, String name, Optional<String> passwordHash, Map<String, String> tags, Optional<String> boundary) {

    /** A user with its own copy of the tags. */
    public NewUser {
        tags = Map.copyOf(tags);
    }

    /** A user of whom nothing else is known. */
    public static NewUser named(IamPath path, String name) {
        return new NewUser(path, name, Optional.empty(), Map.of(), Optional.empty());
    }
}
