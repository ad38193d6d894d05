package dev.extenddb.differential.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A server's answer.
 *
 * @param status the HTTP status
 * @param body the parsed body; the missing node if it is not JSON
 */
public record Reply(int status, JsonNode body) {

    private static final Pattern NEWER_WORDING = Pattern.compile("^1 validation error detected: (?!Value)");

    /** Whether the operation succeeded. */
    public boolean succeeded() {
        return status == 200;
    }

    /** The error's name after the {@code #}; empty on success. */
    public String errorType() {
        var type = body.path("__type").asText();
        return type.substring(type.indexOf('#') + 1);
    }

    /** The error's message, in the wording that DynamoDB had in all operations before it began to announce some errors; empty if it has none. */
    public String message() {
        var message = body.path(body.has("message") ? "message" : "Message").asText();
        return NEWER_WORDING.matcher(message).replaceAll("");
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
