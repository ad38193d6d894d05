package dev.extenddb.storage;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.KeyBytes;
import java.util.List;
import java.util.Optional;

/**
 * An ordered map from (table, key bytes) to stored items, with compare-and-set. Keys are in unsigned byte order.
 *
 * <p>A read sees every commit that was acknowledged before it began. Thread-safe.
 */
public interface ItemStore {

    /** The item under a key. */
    Optional<StoredItem> get(TableRef table, Bytes key);

    /**
     * The items under several keys, of one or more tables, as they were at one instant: no commit is seen in part.
     *
     * @return one element for each key, in the order of the keys
     */
    List<Optional<StoredItem>> getAll(List<TableKey> keys);

    /**
     * The first items of a range, in the range's direction.
     *
     * @param limit the most items to return, at least 1
     */
    Page read(KeyRange range, int limit);

    /**
     * The first items of several ranges, each as {@link #read} returns them, and not necessarily as of one instant. A database behind a
     * network should do it in one round trip.
     *
     * @param reads of ranges of one table, in one direction
     * @return one page for each read, in the order of the reads
     */
    default List<Page> readEach(List<RangeRead> reads) {
        return reads.stream().map(read -> read(read.range(), read.limit())).toList();
    }

    /** The sum of the sizes of a range's items. A database that can add up by itself should: a range may have gigabytes. */
    default long size(KeyRange range) {
        long size = 0;
        Bytes from = range.from();
        while (true) {
            Page page = read(new KeyRange(range.table(), from, range.to(), true), 1000);
            size += page.items().stream().mapToLong(StoredItem::size).sum();
            if (!page.more()) {
                return size;
            }
            from = KeyBytes.after(page.items().get(page.items().size() - 1).key());
        }
    }

    /**
     * Applies all changes, or none. Expectations hold at the moment of the commit, against every concurrent commit, those on absent items
     * too. When this returns, the changes are durable as far as the database is.
     *
     * @param changes at least one; no two may name the same table and key
     * @throws ConflictException if an expectation does not hold, or the database gave way to a concurrent commit; nothing was changed
     */
    void commit(List<Change> changes);

    /**
     * Applies each change by itself, in as few round trips as the database allows.
     *
     * @param changes no two may name the same table and key
     * @return one outcome for each change, in the order of the changes
     */
    List<Outcome> commitEach(List<Change> changes);

    /** What became of one of several independent changes. */
    enum Outcome {
        APPLIED,
        /** Its expectation did not hold; nothing was changed. */
        CONFLICT
    }
}
