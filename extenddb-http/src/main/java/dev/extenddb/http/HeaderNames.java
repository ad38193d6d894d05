package dev.extenddb.http;

import dev.extenddb.cache.RecentlyUsed;
import io.undertow.util.HttpString;
import java.util.Optional;

/** Header names as Undertow compares them. To make one goes through all its letters, and each request is asked for the same few. Thread-safe. */
final class HeaderNames {

    private static final int MOST = 1_000;

    private final RecentlyUsed<String, Optional<HttpString>> names = new RecentlyUsed<>(MOST);

    /** A name, unless no header can have it. */
    Optional<HttpString> of(String name) {
        return names.get(name, HeaderNames::read);
    }

    /** Whoever signs a request says which headers there are: that may be anything. */
    private static Optional<HttpString> read(String name) {
        boolean visible = name.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return visible ? Optional.of(new HttpString(name)) : Optional.empty();
    }
}
