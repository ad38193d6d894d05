package dev.extenddb.cli.management;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What can be asked for, with all that its description needs.
 *
 * @param method the HTTP method
 * @param path the path below {@code /management}, with places in braces
 * @param access who may
 * @param action what the audit calls it; empty if nothing is changed
 * @param summary what it does, in a sentence
 * @param fields the members of the body
 * @param document what the body is if it is one document, such as a policy
 * @param parameters what may stand after the question mark
 * @param subject the member of the body, or else of the answer, that completes the path to what is made; empty if the path is complete
 * @param result what is answered
 * @param handler does it
 */
record Route(
        String method,
        String path,
        Access access,
        String action,
        String summary,
        List<Field> fields,
        Optional<String> document,
        List<Field> parameters,
        String subject,
        Result result,
        Function<Call, Answer> handler) {

    /**
     * What a route answers.
     *
     * @param status the HTTP status
     * @param view what is shown
     * @param list whether there are several of them
     */
    record Result(int status, View<?> view, boolean list) {}

    /** Whether it changes nothing. */
    boolean isReading() {
        return method.equals("GET");
    }

    List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }

    /** The places in the path, in order. */
    List<String> places() {
        return segments().stream()
                .filter(Route::isPlace)
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    static boolean isPlace(String segment) {
        return segment.startsWith("{");
    }
}
