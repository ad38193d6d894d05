package dev.extenddb.http;

import dev.extenddb.protocol.Headers;
import io.undertow.util.HeaderMap;
import java.util.List;

/** A view of the headers that Undertow parsed. */
record ReceivedHeaders(HeaderMap headers, HeaderNames names) implements Headers {

    @Override
    public List<String> all(String name) {
        return names.of(name).<List<String>>map(headers::get).orElse(List.of());
    }
}
