package dev.extenddb.stream;

import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.TableRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the numbered records of a log backwards. Thread-safe; calls wait for the store. */
public final class LogHistory {

    /** How many rows are read at a time: few enough for items of any size. */
    private static final int CHUNK = 64;

    private final ItemStore store;

    /** The history of any log in a store. */
    public LogHistory(ItemStore store) {
        this.store = store;
    }

    /**
     * Reads from the newest record that a head knows of; what is numbered meanwhile is left out. Those of an item come in the opposite of
     * the order of its changes.
     *
     * @param more is given some records at a time, and says whether it wants older ones
     */
    public void read(TableRef log, LogHead head, Predicate<List<ChangeRecord>> more) {
        for (int slot = 0; slot < head.horizons().size(); slot++) {
            readSlot(LogKeys.numbered(log, slot, head.horizons().get(slot), Optional.of(head.next() - 1)), more);
        }
    }

    private void readSlot(KeyRange forwards, Predicate<List<ChangeRecord>> more) {
        KeyRange range = new KeyRange(forwards.table(), forwards.from(), forwards.to(), false);
        while (true) {
            Page page = store.read(range, CHUNK);
            List<ChangeRecord> records = page.items().stream()
                    .map(row -> ChangeRecord.decode(row.json()))
                    .toList();
            if (!more.test(records) || !page.more()) {
                return;
            }
            var oldest = Optional.of(page.items().get(page.items().size() - 1).key());
            range = new KeyRange(range.table(), range.from(), oldest, false);
        }
    }
}
