package dev.extenddb.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The parameters of a request, in which lists are numbered: {@code Tags.member.1.Key}.
 *
 * @param parameters their values by their names
 */
public record QueryForm(Map<String, String> parameters) {

    static QueryForm of(String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryForm(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw QueryError.invalid("The request is not well encoded");
        }
    }

    /** A parameter, if it is there. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A parameter that must be there. */
    public String require(String name) {
        return find(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> QueryError.invalid(
                        "1 validation error detected: Value null at '" + Character.toLowerCase(name.charAt(0))
                                + name.substring(1) + "' failed to satisfy constraint: Member must not be null"));
    }

    /** A whole number, or another one if the parameter is not there. */
    public long number(String name, long otherwise) {
        try {
            return find(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw QueryError.invalid(name + " must be a number");
        }
    }

    /** A truth, false if the parameter is not there. */
    public boolean flag(String name) {
        return find(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A list of texts. */
    public List<String> list(String name) {
        return elements(i -> find(name + ".member." + i));
    }

    /** A list of tags. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String prefix : prefixes("Tags", "Key")) {
            if (tags.put(require(prefix + "Key"), find(prefix + "Value").orElse("")) != null) {
                throw new QueryError(
                                400,
                                "InvalidInput",
                                "Duplicate tag keys found. Please note that Tag keys are case insensitive.")
                        .toRefusal();
            }
        }
        return tags;
    }

    /** What the names of the members of a list's structures begin with, as long as these have a certain member. */
    public List<String> prefixes(String name, String member) {
        return elements(i -> {
            String prefix = name + ".member." + i + ".";
            return find(prefix + member).map(value -> prefix);
        });
    }

    private static List<String> elements(IntFunction<Optional<String>> element) {
        var elements = new ArrayList<String>();
        Optional<String> next = element.apply(1);
        while (next.isPresent()) {
            elements.add(next.get());
            next = element.apply(elements.size() + 1);
        }
        return elements;
    }
}
