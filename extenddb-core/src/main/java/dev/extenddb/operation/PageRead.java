package dev.extenddb.operation;

import dev.extenddb.item.Item;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.RangeRead;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads one page of a Query or Scan: rows are evaluated until the limit, until they add up to 1 MB, or to the range's end; those that the
 * filter lets through are returned. See "Paginating table query results" in the Developer Guide. Not thread-safe; used once.
 */
final class PageRead {

    /** After this many bytes of evaluated rows, a page ends. */
    private static final long PAGE_BYTES = 1024 * 1024;

    private static final int FIRST_CHUNK = 32;
    private static final int LARGEST_CHUNK = 1024;

    private final ReadTarget target;
    private final ReadSelection selection;
    private final OptionalLong limit;
    private final PartitionedUnits rowUnits;

    private final List<ResponseItem> items = new ArrayList<>();
    private int count;
    private int scannedCount;
    private long bytes;
    private double fetchedUnits;
    private Optional<Item> lastEvaluatedKey = Optional.empty();

    /**
     * A page to be read.
     *
     * @param limit the most rows to evaluate
     * @param rowUnits counts what the rows cost
     */
    PageRead(ReadTarget target, ReadSelection selection, OptionalLong limit, PartitionedUnits rowUnits) {
        this.target = target;
        this.selection = selection;
        this.limit = limit;
        this.rowUnits = rowUnits;
    }

    /** What to read of a range to begin with. */
    RangeRead first(KeyRange range) {
        return new RangeRead(range, chunk());
    }

    /**
     * Reads ranges one after the other; returns what was read, for the response.
     *
     * @param first what {@link #first} asked for of the first range
     */
    PageRead read(List<KeyRange> ranges, Page first, ItemStore store) {
        read(ranges.get(0), first, store);
        for (int i = 1; i < ranges.size() && lastEvaluatedKey.isEmpty(); i++) {
            read(ranges.get(i), store.read(ranges.get(i), chunk()), store);
        }
        return this;
    }

    private void read(KeyRange start, Page first, ItemStore store) {
        KeyRange range = start;
        Page page = first;
        while (true) {
            for (StoredItem row : page.items()) {
                evaluate(row, store);
                if (isFull()) {
                    lastEvaluatedKey = Optional.of(target.lastEvaluatedKey(ResponseItem.decode(row)));
                    return;
                }
            }
            if (!page.more()) {
                rowUnits.end(range.to());
                return;
            }
            range = KeyRanges.after(
                    range, page.items().get(page.items().size() - 1).key());
            page = store.read(range, chunk());
        }
    }

    /** How many rows to read next: about as many as the page still takes, judged by those so far. */
    private int chunk() {
        long wanted = FIRST_CHUNK;
        if (scannedCount > 0) {
            long rowBytes = Math.max(1, bytes / scannedCount);
            wanted = (PAGE_BYTES - bytes) / rowBytes + 1;
        }
        long chunk = Math.min(LARGEST_CHUNK, wanted);
        return (int) (limit.isPresent() ? Math.min(chunk, limit.getAsLong() - scannedCount) : chunk);
    }

    private void evaluate(StoredItem row, ItemStore store) {
        scannedCount++;
        bytes += row.size();
        rowUnits.add(row.key(), row.size());
        StoredItem shown = row;
        if (selection.fromTable()) {
            Optional<StoredItem> item = itemOf(row, store);
            if (item.isEmpty()) {
                return;
            }
            shown = item.get();
            fetchedUnits += target.mode().units(shown.size());
        }
        if (!selection.needsItem()) {
            accept(new ResponseItem(shown.json()));
            return;
        }
        Item decoded = ResponseItem.decode(shown);
        if (selection.filter().isEmpty() || selection.filter().get().test(decoded)) {
            accept(
                    selection.projection().isEmpty()
                            ? new ResponseItem(shown.json())
                            : ResponseItem.of(decoded, selection.projection()));
        }
    }

    private Optional<StoredItem> itemOf(StoredItem row, ItemStore store) {
        Table table = target.table();
        return store.get(table.ref(), table.keyOf(ResponseItem.decode(row)));
    }

    private void accept(ResponseItem item) {
        count++;
        if (!selection.countOnly()) {
            items.add(item);
        }
    }

    private boolean isFull() {
        return bytes >= PAGE_BYTES || (limit.isPresent() && scannedCount >= limit.getAsLong());
    }

    ReadTarget target() {
        return target;
    }

    boolean countOnly() {
        return selection.countOnly();
    }

    List<ResponseItem> items() {
        return items;
    }

    int count() {
        return count;
    }

    int scannedCount() {
        return scannedCount;
    }

    /** The read units of all evaluated rows. */
    double rowUnits() {
        return rowUnits.units();
    }

    /** The read units of the items that were fetched from the table for rows of an index, each by itself. */
    double fetchedUnits() {
        return fetchedUnits;
    }

    Optional<Item> lastEvaluatedKey() {
        return lastEvaluatedKey;
    }
}
