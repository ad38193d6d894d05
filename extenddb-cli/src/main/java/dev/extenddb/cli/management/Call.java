package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a route.
 *
 * @param actor who sends it
 * @param path what the places in the path are filled with
 * @param query the parameters after the question mark
 * @param body the body's members; none if the body is one document
 * @param text the body as it was sent
 */
record Call(Actor actor, Map<String, String> path, Map<String, String> query, RequestBody body, String text) {

    private static final int USUAL_LIMIT = 1_000;
    private static final int MOST = 1_000;

    /** What a place in the path is filled with. */
    String at(String place) {
        return path.get(place);
    }

    String account() {
        return at("account");
    }

    String text(String field) {
        return body.find(field).orElseThrow().textValue();
    }

    Optional<String> findText(String field) {
        return body.find(field).map(JsonNode::textValue);
    }

    boolean flag(String field) {
        return body.find(field).orElseThrow().booleanValue();
    }

    Optional<Long> findNumber(String field) {
        return body.find(field).map(JsonNode::longValue);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** The name after which a page begins. */
    String after() {
        return parameter("after").orElse("");
    }

    /** How long a page may be. */
    int limit() {
        try {
            int limit = parameter("limit").map(Integer::parseInt).orElse(USUAL_LIMIT);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw ApiException.invalid("limit must be a number from 1 to " + MOST + ".");
    }

    Optional<Instant> time(String name) {
        try {
            return parameter(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw ApiException.invalid(name + " must be a time such as 2026-01-31T08:00:00Z.");
        }
    }
}
