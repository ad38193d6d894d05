package dev.extenddb.stream;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Looks whether a log of changes ends where its table is: of all versions that its records left of an item, the only one that none of them replaced
 * must be the item's own. The items are looked at in as many groups as memory needs. Not thread-safe.
 */
public final class LogCheck {

    private static final int PAGE = 256;
    private static final int RECORDS_AT_ONCE = 100_000;

    private final ItemStore store;
    private final TableRef base;
    private final TableRef log;

    /**
     * A check of one log.
     *
     * @param base where the table's items lie
     * @param log where its own rows lie
     */
    public LogCheck(ItemStore store, TableRef base, TableRef log) {
        this.store = store;
        this.base = base;
        this.log = log;
    }

    /** The versions that the records of an item tell of. */
    private static final class Versions {

        private final Set<Long> left = new HashSet<>();
        private final Set<Long> replaced = new HashSet<>();

        void add(ChangeRecord change) {
            change.left().ifPresent(left::add);
            change.replaced().ifPresent(replaced::add);
        }

        boolean isAheadOf(Optional<Long> version, Versions later) {
            var ends = new HashSet<>(left);
            ends.removeAll(replaced);
            ends.removeAll(later.replaced);
            version.ifPresent(ends::remove);
            return !ends.isEmpty();
        }

        boolean endAt(Optional<Long> version) {
            var ends = new HashSet<>(left);
            ends.removeAll(replaced);
            return ends.equals(version.map(Set::of).orElseGet(Set::of));
        }
    }

    /**
     * Looks at all records; returns how many there are.
     *
     * @param findings is given the keys of items that are not as the log says
     */
    public long run(Consumer<Bytes> findings) {
        long count = records(key -> false, new HashMap<>());
        int groups = 1 + (int) (count / RECORDS_AT_ONCE);
        for (int group = 0; group < groups; group++) {
            int current = group;
            Map<Bytes, Versions> versions = new HashMap<>();
            records(key -> Math.floorMod(key.hashCode(), groups) == current, versions);
            confirm(wrong(versions, items(versions.keySet()))).forEach(findings);
        }
        return count;
    }

    /**
     * Looks again, as writes go on meanwhile: every version that the log told of before an item was read, and that is not the item's, must
     * have been replaced by then, and so the log tells of that afterwards. An item that stayed the same must be one that the log tells of.
     */
    private List<Bytes> confirm(List<Bytes> suspects) {
        if (suspects.isEmpty()) {
            return List.of();
        }
        Set<Bytes> keys = Set.copyOf(suspects);
        Map<Bytes, Optional<Long>> before = items(keys);
        Map<Bytes, Versions> versions = new HashMap<>();
        records(keys::contains, versions);
        Map<Bytes, Optional<Long>> items = items(keys);
        Map<Bytes, Versions> later = new HashMap<>();
        records(keys::contains, later);
        return versions.keySet().stream()
                .filter(key -> {
                    Versions told = versions.get(key);
                    Optional<Long> item = items.get(key);
                    boolean unknown =
                            item.isPresent() && item.equals(before.get(key)) && !told.left.contains(item.get());
                    return unknown || told.isAheadOf(item, later.getOrDefault(key, told));
                })
                .toList();
    }

    private static List<Bytes> wrong(Map<Bytes, Versions> versions, Map<Bytes, Optional<Long>> items) {
        return versions.entrySet().stream()
                .filter(entry -> !entry.getValue().endAt(items.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The versions of items as they are now. */
    private Map<Bytes, Optional<Long>> items(Collection<Bytes> keys) {
        Map<Bytes, Optional<Long>> found = new HashMap<>();
        var all = new ArrayList<>(keys);
        for (int from = 0; from < all.size(); from += PAGE) {
            List<Bytes> some = all.subList(from, Math.min(from + PAGE, all.size()));
            List<Optional<StoredItem>> items = store.getAll(
                    some.stream().map(key -> new TableKey(base, key)).toList());
            for (int i = 0; i < some.size(); i++) {
                found.put(some.get(i), items.get(i).map(StoredItem::version));
            }
        }
        return found;
    }

    /**
     * Reads all records there are, those in the inbox and then those that are numbered; collects what those of some items say. A record goes from the inbox to
     * the end of its slot, so that it is met at least once.
     */
    private long records(Predicate<Bytes> wanted, Map<Bytes, Versions> versions) {
        Consumer<StoredItem> collect = row -> {
            ChangeRecord change = ChangeRecord.decode(row.json());
            if (wanted.test(change.key())) {
                versions.computeIfAbsent(change.key(), key -> new Versions()).add(change);
            }
        };
        long count = rows(LogKeys.inbox(log), collect);
        Optional<Integer> slot = slotFrom(0);
        while (slot.isPresent()) {
            count += rows(LogKeys.numbered(log, slot.get(), 0, Optional.empty()), collect);
            slot = slotFrom(slot.get() + 1);
        }
        return count;
    }

    /** The first slot with records, from one on. */
    private Optional<Integer> slotFrom(int slot) {
        var rest = new KeyRange(log, LogKeys.numbered(slot, 0), Optional.empty(), true);
        return store.read(rest, 1).items().stream()
                .map(row -> LogKeys.slotOf(row.key()))
                .findFirst();
    }

    /** Reads the rows of a range up to the one that is the last now: others may write faster than it reads. */
    private long rows(KeyRange range, Consumer<StoredItem> collect) {
        var backwards = new KeyRange(range.table(), range.from(), range.to(), false);
        List<StoredItem> last = store.read(backwards, 1).items();
        if (last.isEmpty()) {
            return 0;
        }
        Optional<Bytes> to = Optional.of(KeyBytes.after(last.get(0).key()));
        long count = 0;
        Bytes from = range.from();
        boolean more = true;
        while (more) {
            Page page = store.read(new KeyRange(log, from, to, true), PAGE);
            for (StoredItem row : page.items()) {
                collect.accept(row);
                from = KeyBytes.after(row.key());
            }
            count += page.items().size();
            more = page.more();
        }
        return count;
    }
}
