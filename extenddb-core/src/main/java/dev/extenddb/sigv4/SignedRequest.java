package dev.extenddb.sigv4;

import dev.extenddb.item.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request as far as signatures are about it.
 *
 * @param method the HTTP method
 * @param target the path with the query string, as sent
 * @param headers gives the values of a header, by its name in any case; none if it was not sent
 * @param body the body as sent
 */
public record SignedRequest(String method, String target, Function<String, List<String>> headers, Bytes body) {

    Optional<String> header(String name) {
        List<String> values = headers.apply(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** The query string without its question mark; empty if there is none. */
    String query() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }
}
