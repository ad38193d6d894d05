package dev.extenddb.storage;

import dev.extenddb.item.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** The storage interfaces over sorted maps under one lock: for tests of the engine that need no database. */
public final class InMemoryStorage implements Storage, ItemStore, TableSpaces, CatalogStore {

    private final Map<TableRef, NavigableMap<Bytes, StoredItem>> tables = new HashMap<>();
    private final Map<TableRef, NavigableMap<Bytes, StoredItem>> quarantine = new HashMap<>();
    private final Map<CatalogKey, CatalogEntry> documents = new HashMap<>();
    private final boolean blocking;

    /** A storage that does not wait. */
    public InMemoryStorage() {
        this(false);
    }

    /** A storage that the engine is to treat as one that waits, or as one that does not. */
    public InMemoryStorage(boolean blocking) {
        this.blocking = blocking;
    }

    @Override
    public ItemStore items() {
        return this;
    }

    @Override
    public TableSpaces tableSpaces() {
        return this;
    }

    @Override
    public CatalogStore catalog() {
        return this;
    }

    @Override
    public boolean blocking() {
        return blocking;
    }

    @Override
    public boolean shared() {
        return false;
    }

    private NavigableMap<Bytes, StoredItem> rows(TableRef table) {
        return tables.computeIfAbsent(table, ref -> new TreeMap<>());
    }

    @Override
    public synchronized Optional<StoredItem> get(TableRef table, Bytes key) {
        return Optional.ofNullable(rows(table).get(key));
    }

    @Override
    public synchronized List<Optional<StoredItem>> getAll(List<TableKey> keys) {
        return keys.stream().map(key -> get(key.table(), key.key())).toList();
    }

    @Override
    public synchronized Page read(KeyRange range, int limit) {
        var rows = rows(range.table()).tailMap(range.from(), true);
        if (range.to().isPresent()) {
            if (range.to().get().compareTo(range.from()) <= 0) {
                return new Page(List.of(), false);
            }
            rows = rows.headMap(range.to().get(), false);
        }
        var ordered = range.ascending() ? rows : rows.descendingMap();
        // No stream and no size(): to count a part of a map is to walk through it.
        var items = new ArrayList<StoredItem>();
        for (StoredItem item : ordered.values()) {
            if (items.size() == limit) {
                return new Page(items, true);
            }
            items.add(item);
        }
        return new Page(items, false);
    }

    @Override
    public synchronized void commit(List<Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (!holds(changes.get(i))) {
                throw new ConflictException(i);
            }
        }
        changes.forEach(this::apply);
    }

    @Override
    public synchronized List<Outcome> commitEach(List<Change> changes) {
        var outcomes = new ArrayList<Outcome>();
        for (Change change : changes) {
            if (holds(change)) {
                apply(change);
                outcomes.add(Outcome.APPLIED);
            } else {
                outcomes.add(Outcome.CONFLICT);
            }
        }
        return outcomes;
    }

    private boolean holds(Change change) {
        Optional<StoredItem> current = get(change.table(), change.key());
        if (change.expected() instanceof Expected.Version version) {
            return current.filter(item -> item.version() == version.version()).isPresent();
        }
        return change.expected() instanceof Expected.Any || current.isEmpty();
    }

    private void apply(Change change) {
        if (change.effect() instanceof Change.Put put) {
            put(change.table(), change.key(), put.after());
        } else if (change.effect() instanceof Change.Delete) {
            rows(change.table()).remove(change.key());
        }
        for (IndexChange index : change.indexes()) {
            if (index.after().isPresent()) {
                put(index.index(), index.key(), index.after().get());
            } else {
                rows(index.index()).remove(index.key());
            }
        }
    }

    private void put(TableRef table, Bytes key, Image image) {
        rows(table).put(key, new StoredItem(key, image.json(), image.size(), image.version()));
    }

    @Override
    public void create(TableRef table) {
        // A table's rows appear with its first item.
    }

    @Override
    public synchronized void drop(TableRef table) {
        tables.remove(table);
    }

    @Override
    public synchronized List<TableRef> all() {
        return tables.entrySet().stream()
                .filter(table -> !table.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingLong(TableRef::id))
                .toList();
    }

    @Override
    public synchronized void quarantine(TableRef table) {
        Optional.ofNullable(tables.remove(table)).ifPresent(rows -> quarantine.put(table, rows));
    }

    @Override
    public synchronized Statistics statistics(TableRef table) {
        var rows = rows(table).values();
        return new Statistics(
                rows.size(), rows.stream().mapToLong(StoredItem::size).sum());
    }

    @Override
    public synchronized Optional<CatalogEntry> find(CatalogKey key) {
        return Optional.ofNullable(documents.get(key));
    }

    @Override
    public synchronized List<CatalogEntry> list(
            String account, String region, String kind, String afterName, int limit) {
        return documents.values().stream()
                .filter(entry -> entry.key().account().equals(account)
                        && entry.key().region().equals(region)
                        && entry.key().kind().equals(kind)
                        && entry.key().name().compareTo(afterName) > 0)
                .sorted((a, b) -> a.key().name().compareTo(b.key().name()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<CatalogEntry> listAll(String kind, CatalogKey after, int limit) {
        Comparator<CatalogKey> order = Comparator.comparing(CatalogKey::account)
                .thenComparing(CatalogKey::region)
                .thenComparing(CatalogKey::name);
        return documents.values().stream()
                .filter(entry -> entry.key().kind().equals(kind) && order.compare(entry.key(), after) > 0)
                .sorted(Comparator.comparing(CatalogEntry::key, order))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean change(List<CatalogChange> changes) {
        boolean possible = changes.stream().allMatch(this::isPossible);
        if (possible) {
            changes.forEach(this::make);
        }
        return possible;
    }

    private boolean isPossible(CatalogChange change) {
        Optional<Long> version = find(change.key()).map(CatalogEntry::version);
        if (change instanceof CatalogChange.Replace replace) {
            return version.filter(found -> found == replace.expectedVersion()).isPresent();
        }
        return change instanceof CatalogChange.Remove remove
                ? version.filter(found -> found == remove.expectedVersion()).isPresent()
                : version.isEmpty();
    }

    private void make(CatalogChange change) {
        if (change instanceof CatalogChange.Create create) {
            create(create.key(), create.document().toArray());
        } else if (change instanceof CatalogChange.Replace replace) {
            replace(replace.key(), replace.expectedVersion(), replace.document().toArray());
        } else {
            documents.remove(change.key());
        }
    }

    @Override
    public synchronized boolean create(CatalogKey key, byte[] document) {
        return documents.putIfAbsent(key, new CatalogEntry(key, firstVersion(), Bytes.of(document))) == null;
    }

    private static long firstVersion() {
        return ThreadLocalRandom.current().nextLong(1L << 62);
    }

    @Override
    public synchronized boolean replace(CatalogKey key, long expectedVersion, byte[] document) {
        CatalogEntry current = documents.get(key);
        if (current == null || current.version() != expectedVersion) {
            return false;
        }
        documents.put(key, new CatalogEntry(key, expectedVersion + 1, Bytes.of(document)));
        return true;
    }

    @Override
    public synchronized boolean remove(CatalogKey key, long expectedVersion) {
        CatalogEntry current = documents.get(key);
        return current != null && current.version() == expectedVersion && documents.remove(key) != null;
    }

    @Override
    public void close() {
        // There is nothing to release.
    }
}
