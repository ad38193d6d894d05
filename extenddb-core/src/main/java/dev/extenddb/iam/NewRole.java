package dev.extenddb.iam;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A role that is to be, with all that somebody says of it at once: nobody sees it without the boundary.
 *
 * @param path a part of the ARN
 * @param name unique in the account
 * @param trustPolicy a document
 * @param description for people; may be empty
 * @param longestSession how long a session may last, an hour to twelve
 * @param tags by name
 * @param boundary the permissions boundary: a document, or the ARN of a managed policy of the account or of AWS
 */
public record NewRole(
        IamPath path,
        String name,
        String trustPolicy,
        String description,
        Duration longestSession,
        Map<String, String> tags,
        Optional<String> boundary) {

    /** How long sessions last at most unless somebody says so; see CreateRole in the API reference. */
    public static final Duration USUAL_SESSION = Duration.ofHours(1);

    /** A role with its own copy of the tags. */
    public NewRole {
        tags = Map.copyOf(tags);
    }

    /** A role of which nothing else is known. */
    public static NewRole named(IamPath path, String name, String trustPolicy) {
        return new NewRole(path, name, trustPolicy, "", USUAL_SESSION, Map.of(), Optional.empty());
    }
}
