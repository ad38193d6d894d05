package dev.extenddb.http;

import dev.extenddb.protocol.Headers;
import io.undertow.util.HeaderMap;
import java.util.List;
import java.util.Optional;

/** A view of the headers that Undertow parsed. */
record ReceivedHeaders(HeaderMap headers) implements Headers {

    @Override
    public List<String> all(String name) {
        List<String> values = headers.get(name);
        return values == null ? List.of() : values;
    }

    @Override
    public Optional<String> first(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }
}
