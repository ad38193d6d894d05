package dev.extenddb.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of a request. Names are compared without regard to case. */
public interface Headers {

    /** The values of a header, in the order received; empty if it was not sent. */
    List<String> all(String name);

    /** The first value of a header. */
    default Optional<String> first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Headers from a map. */
    static Headers of(Map<String, List<String>> headers) {
        var byName = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> byName.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return name -> byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
