package dev.extenddb.operation;

import dev.extenddb.item.Item;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

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
    private final Function<StoredItem, Optional<StoredItem>> itemOfRow;
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
     * @param itemOfRow finds the item itself for a row of an index, where the row does not have enough
     * @param rowUnits counts what the rows cost
     */
    PageRead(
            ReadTarget target,
            ReadSelection selection,
            OptionalLong limit,
            Function<StoredItem, Optional<StoredItem>> itemOfRow,
            PartitionedUnits rowUnits) {
        this.target = target;
        this.selection = selection;
        this.limit = limit;
        this.itemOfRow = itemOfRow;
        this.rowUnits = rowUnits;
    }

    /** Reads ranges one after the other; returns what was read, for the response. */
    PageRead read(List<KeyRange> ranges, ItemStore store) {
        for (KeyRange range : ranges) {
            read(range, store);
            if (lastEvaluatedKey.isPresent()) {
                return this;
            }
        }
        return this;
    }

    private void read(KeyRange start, ItemStore store) {
        KeyRange range = start;
        while (true) {
            Page page = store.read(range, chunk());
            for (StoredItem row : page.items()) {
                evaluate(row);
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

    private void evaluate(StoredItem row) {
        scannedCount++;
        bytes += row.size();
        rowUnits.add(row.key(), row.size());
        StoredItem shown = row;
        if (selection.fromTable()) {
            Optional<StoredItem> item = itemOfRow.apply(row);
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
