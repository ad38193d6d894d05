package dev.extenddb.sigv4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of a query string, decoded, in the order given. */
record QueryParameters(List<Parameter> all) {

    static final QueryParameters NONE = new QueryParameters(List.of());

    record Parameter(String name, String value) {

        private String encoded() {
            return UriEncoding.encode(name) + "=" + UriEncoding.encode(value);
        }
    }

    static QueryParameters of(String query) {
        if (query.isEmpty()) {
            return NONE;
        }
        List<Parameter> all = new ArrayList<>();
        for (String part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                all.add(new Parameter(UriEncoding.decode(name), UriEncoding.decode(value)));
            }
        }
        return new QueryParameters(all);
    }

    Optional<String> first(String name) {
        return all.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** All parameters but one, as the canonical request has them. */
    String canonicalWithout(String name) {
        if (all.isEmpty()) {
            return "";
        }
        Comparator<Parameter> byEncodedForm = Comparator.comparing(
                        (Parameter parameter) -> UriEncoding.encode(parameter.name()))
                .thenComparing(parameter -> UriEncoding.encode(parameter.value()));
        return all.stream()
                .filter(parameter -> !parameter.name().equals(name))
                .sorted(byEncodedForm)
                .map(Parameter::encoded)
                .collect(Collectors.joining("&"));
    }
}
