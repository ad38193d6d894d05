package dev.extenddb.cli.management;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All routes, by their paths. Immutable. */
final class RouteTable {

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * A route that is meant, with what the places of its path are filled with.
     */
    record Match(Route route, Map<String, String> places) {}

    /**
     * The route for a path.
     *
     * @param path below {@code /management}, without a query
     * @throws ApiException if there is none
     */
    Match find(String method, String path) {
        List<String> segments =
                List.of(path.substring(Math.min(1, path.length())).split("/", -1));
        var methods = new TreeSet<String>();
        Optional<Match> found = Optional.empty();
        for (Route route : routes) {
            Optional<Map<String, String>> places = match(route.segments(), segments);
            if (places.isPresent()) {
                methods.add(route.method());
                if (route.method().equals(method)) {
                    found = Optional.of(better(found, new Match(route, places.get())));
                }
            }
        }
        return found.orElseThrow(() -> unknown(method, path, methods));
    }

    /** A path with fewer places is meant before one whose place the same text would fill. */
    private static Match better(Optional<Match> known, Match other) {
        return known.filter(match -> match.places().size() <= other.places().size())
                .orElse(other);
    }

    private static ApiException unknown(String method, String path, Set<String> methods) {
        return methods.isEmpty()
                ? new ApiException(404, "NoSuchResource", "There is no resource /management" + path + ".")
                : new ApiException(
                        405,
                        "MethodNotAllowed",
                        "/management" + path + " takes " + String.join(", ", methods) + ", not " + method + ".");
    }

    private static Optional<Map<String, String>> match(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String expected = template.get(i);
            if (Route.isPlace(expected)) {
                String value = decoded(segments.get(i));
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                places.put(expected.substring(1, expected.length() - 1), value);
            } else if (!expected.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }

    /** In a path a plus sign is a plus sign. */
    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("The path is not well encoded.");
        }
    }

    List<Route> routes() {
        return routes;
    }
}
