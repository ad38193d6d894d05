package dev.extenddb.dataplane;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How large item collections are: the items of one partition of a table that has local indexes, together with their rows in those
 * indexes. See "Item collections in Local Secondary Indexes" in the Developer Guide. Sizes are estimates, as DynamoDB's are: measured in
 * the database when it begins to matter, and from then on added up from this process's writes. Thread-safe.
 */
public final class ItemCollections {

    /** The most bytes of an item collection in DynamoDB. */
    public static final long USUAL_LIMIT = 10L << 30;

    /** How long a measurement is good enough to refuse a write by it. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** How many collections are remembered; of those forgotten, small writes begin to count anew. */
    private static final int MOST_REMEMBERED = 100_000;

    private final ItemStore store;
    private final InstantSource clock;
    private final long limit;
    private final Map<TableKey, CollectionSize> sizes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TableKey, CollectionSize> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /**
     * The collections of a database.
     *
     * @param limit the most bytes of a collection, at least 1
     */
    public ItemCollections(ItemStore store, InstantSource clock, long limit) {
        this.store = store;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Refuses a write that would make a collection too large.
     *
     * @param key the key of the item in its table
     * @param growth by how many bytes the write changes the collection; writes that make it smaller are always allowed
     * @throws DynamoDbException an {@code ItemCollectionSizeLimitExceededException}
     */
    void requireRoom(Table table, Bytes key, long growth) {
        if (growth <= 0) {
            return;
        }
        CollectionSize size = sizeOf(table, key);
        if (size.deservesMeasuring(growth, limit)) {
            measureUnlessFresh(size, table, key);
        }
        if (size.measured() && size.bytes() + growth > limit) {
            throw new DynamoDbException(ErrorCode.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED, "Collection size exceeded.");
        }
    }

    /** Takes note of a write that was done. */
    void add(Table table, Bytes key, long growth) {
        if (growth != 0) {
            sizeOf(table, key).add(growth);
        }
    }

    /** The bytes of the collection that an item is in; may wait for the database. */
    long bytes(Table table, Bytes key) {
        CollectionSize size = sizeOf(table, key);
        measureUnlessFresh(size, table, key);
        return size.bytes();
    }

    private CollectionSize sizeOf(Table table, Bytes key) {
        var collection = new TableKey(table.ref(), partition(key));
        synchronized (sizes) {
            return sizes.computeIfAbsent(collection, absent -> new CollectionSize());
        }
    }

    private void measureUnlessFresh(CollectionSize size, Table table, Bytes key) {
        if (!size.measuredAfter(clock.instant().minus(FRESH))) {
            long bytes = ranges(table, partition(key)).stream()
                    .mapToLong(store::size)
                    .sum();
            size.measured(bytes, clock.instant());
        }
    }

    /** A partition has the same digest in the table and in its local indexes. */
    private static List<KeyRange> ranges(Table table, Bytes partition) {
        var refs = new ArrayList<TableRef>(List.of(table.ref()));
        table.indexes().stream()
                .filter(index -> !index.global())
                .map(Index::ref)
                .forEach(refs::add);
        return refs.stream()
                .map(ref -> new KeyRange(ref, partition, KeyBytes.afterPrefix(partition), true))
                .toList();
    }

    private static Bytes partition(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.unsafeArray(), KeyBytes.DIGEST_LENGTH));
    }
}
