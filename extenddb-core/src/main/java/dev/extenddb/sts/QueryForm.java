package dev.extenddb.sts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request in AWS's query protocol, in which lists are numbered: {@code Tags.member.1.Key}. */
record QueryForm(Map<String, String> parameters) {

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
            throw StsError.invalid("The request is not well encoded");
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String require(String name) {
        return find(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> StsError.invalid(
                        "1 validation error detected: Value null at '" + Character.toLowerCase(name.charAt(0))
                                + name.substring(1) + "' failed to satisfy constraint: Member must not be null"));
    }

    long number(String name, long otherwise) {
        try {
            return find(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw StsError.invalid(name + " must be a number");
        }
    }

    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 1; find("Tags.member." + i + ".Key").isPresent(); i++) {
            tags.put(
                    require("Tags.member." + i + ".Key"),
                    find("Tags.member." + i + ".Value").orElse(""));
        }
        return tags;
    }
}
