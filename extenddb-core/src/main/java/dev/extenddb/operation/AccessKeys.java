package dev.extenddb.operation;

import dev.extenddb.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The condition keys of one request. Each is worked out when a policy asks for it first, and not again. Not thread-safe. */
final class AccessKeys implements RequestContext {

    /** So few that a search from the last to the first, which finds what was told last, is the fastest. */
    private final List<Entry> entries = new ArrayList<>();

    /** Tells the values of a key, instead of others that may have been told before. */
    void put(String key, Supplier<List<String>> values) {
        entries.add(new Entry(key, values));
    }

    @Override
    public List<String> values(String key) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (entry.key.equals(key)) {
                return entry.values();
            }
        }
        return List.of();
    }

    private static final class Entry {

        private final String key;
        private final Supplier<List<String>> source;
        private Optional<List<String>> known = Optional.empty();

        Entry(String key, Supplier<List<String>> source) {
            this.key = key;
            this.source = source;
        }

        List<String> values() {
            if (known.isEmpty()) {
                known = Optional.of(source.get());
            }
            return known.get();
        }
    }
}
