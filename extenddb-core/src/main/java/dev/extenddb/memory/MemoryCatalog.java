package dev.extenddb.memory;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Documents in a map, under one lock. Thread-safe. */
final class MemoryCatalog implements CatalogStore {

    private final NavigableMap<CatalogKey, CatalogEntry> documents = new TreeMap<>(MemoryCatalog::compare);

    /** Those of a kind stand together, as they are listed. */
    private static int compare(CatalogKey one, CatalogKey other) {
        int order = one.kind().compareTo(other.kind());
        order = order == 0 ? one.account().compareTo(other.account()) : order;
        order = order == 0 ? one.region().compareTo(other.region()) : order;
        return order == 0 ? one.name().compareTo(other.name()) : order;
    }

    @Override
    public synchronized Optional<CatalogEntry> find(CatalogKey key) {
        return Optional.ofNullable(documents.get(key));
    }

    @Override
    public List<CatalogEntry> list(String account, String region, String kind, String afterName, int limit) {
        return after(
                new CatalogKey(account, region, kind, afterName),
                key -> key.kind().equals(kind)
                        && key.account().equals(account)
                        && key.region().equals(region),
                limit);
    }

    @Override
    public List<CatalogEntry> listAll(String kind, CatalogKey after, int limit) {
        return after(
                new CatalogKey(after.account(), after.region(), kind, after.name()),
                key -> key.kind().equals(kind),
                limit);
    }

    private synchronized List<CatalogEntry> after(CatalogKey last, Predicate<CatalogKey> belongs, int limit) {
        var found = new ArrayList<CatalogEntry>();
        for (CatalogEntry entry : documents.tailMap(last, false).values()) {
            if (found.size() == limit || !belongs.test(entry.key())) {
                break;
            }
            found.add(entry);
        }
        return found;
    }

    @Override
    public boolean create(CatalogKey key, byte[] document) {
        return change(List.of(new CatalogChange.Create(key, Bytes.of(document))));
    }

    @Override
    public boolean replace(CatalogKey key, long expectedVersion, byte[] document) {
        return change(List.of(new CatalogChange.Replace(key, expectedVersion, Bytes.of(document))));
    }

    @Override
    public boolean remove(CatalogKey key, long expectedVersion) {
        return change(List.of(new CatalogChange.Remove(key, expectedVersion)));
    }

    @Override
    public synchronized boolean change(List<CatalogChange> changes) {
        for (CatalogChange change : changes) {
            if (!isPossible(change)) {
                return false;
            }
        }
        for (CatalogChange change : changes) {
            make(change);
        }
        return true;
    }

    private boolean isPossible(CatalogChange change) {
        CatalogEntry found = documents.get(change.key());
        OptionalLong expected = expectedVersion(change);
        return expected.isEmpty() ? found == null : found != null && found.version() == expected.getAsLong();
    }

    private static OptionalLong expectedVersion(CatalogChange change) {
        if (change instanceof CatalogChange.Replace replace) {
            return OptionalLong.of(replace.expectedVersion());
        }
        return change instanceof CatalogChange.Remove remove
                ? OptionalLong.of(remove.expectedVersion())
                : OptionalLong.empty();
    }

    private void make(CatalogChange change) {
        if (change instanceof CatalogChange.Create create) {
            put(create.key(), ThreadLocalRandom.current().nextLong(1L << 62), create.document());
        } else if (change instanceof CatalogChange.Replace replace) {
            put(replace.key(), replace.expectedVersion() + 1, replace.document());
        } else {
            documents.remove(change.key());
        }
    }

    private void put(CatalogKey key, long version, Bytes document) {
        documents.put(key, new CatalogEntry(key, version, document));
    }
}
