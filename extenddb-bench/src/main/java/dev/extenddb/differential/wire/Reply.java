package dev.extenddb.differential.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A server's answer.
 *
 * @param status the HTTP status
 * @param body the parsed body; the missing node if it is not JSON
 */
public record Reply(int status, JsonNode body) {

    /** Whether the operation succeeded. */
    public boolean succeeded() {
        return status == 200;
    }

    /** The error's name after the {@code #}; empty on success. */
    public String errorType() {
        var type = body.path("__type").asText();
        return type.substring(type.indexOf('#') + 1);
    }

    /** The error's message; empty if it has none. */
    public String message() {
        return body.path(body.has("message") ? "message" : "Message").asText();
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
