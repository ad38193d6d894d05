package dev.extenddb.backup;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.stream.ChangeRecord;
import dev.extenddb.stream.ChangeRecord.State;
import dev.extenddb.stream.LogHead;
import dev.extenddb.stream.LogHistory;
import dev.extenddb.table.RunningRestore;
import dev.extenddb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Gives a table the items that another one had at an instant. First it copies those that the other one has now, while writes go on there.
 * Every such write is in the history by then with what it replaced; so all that was written after the instant is undone then, from the
 * newest change back. That can be done again from the beginning, whatever the table has by then, and leads to the same items.
 *
 * <p>What counts as after the instant is for each item a prefix of its changes, though clocks of several processes may disagree: the last
 * change of the instant or before settles what the item was, and nothing older counts. So a transaction that was being committed while items
 * were copied is there as a whole or not at all. Used once, by one thread; calls wait for the store.
 */
public final class Restoration {

    /** For longer than a write may take from a look at the clock until it is committed. */
    static final Duration LONGEST_COMMIT = Duration.ofMinutes(1);

    /** How many items are copied at a time: few enough for items of any size. */
    private static final int CHUNK = 64;

    private final ItemStore store;
    private final DataPlane items;
    private final Histories histories;
    private final RunningRestore restore;
    private final Table target;
    private final BooleanSupplier mayGoOn;
    private final Set<Bytes> settled = new HashSet<>();

    /**
     * A restoration.
     *
     * @param store where the other table's rows are read
     * @param items writes to the table
     * @param mayGoOn asked before each step
     */
    public Restoration(
            ItemStore store,
            DataPlane items,
            Histories histories,
            RunningRestore restore,
            Table target,
            BooleanSupplier mayGoOn) {
        this.store = store;
        this.items = items;
        this.histories = histories;
        this.restore = restore;
        this.target = target;
        this.mayGoOn = mayGoOn;
    }

    /** Restores all; returns false if it was not let go on to the end. */
    public boolean run() {
        return copy() && undo();
    }

    private boolean copy() {
        KeyRange range = new KeyRange(restore.sourceRef(), Bytes.EMPTY, Optional.empty(), true);
        while (mayGoOn.getAsBoolean()) {
            Page page = store.read(range, CHUNK);
            Map<Bytes, Optional<Item>> copies = new LinkedHashMap<>();
            page.items().forEach(row -> copies.put(row.key(), Optional.of(ItemJson.decode(row.json()))));
            write(copies);
            if (!page.more()) {
                return true;
            }
            StoredItem last = page.items().get(page.items().size() - 1);
            range = new KeyRange(restore.sourceRef(), KeyBytes.after(last.key()), Optional.empty(), true);
        }
        return false;
    }

    private boolean undo() {
        LogHead head = histories.complete(restore);
        var stopped = new boolean[1];
        new LogHistory(store).read(restore.log(), head, records -> {
            stopped[0] = !mayGoOn.getAsBoolean();
            return !stopped[0] && undo(records);
        });
        return !stopped[0];
    }

    /** Undoes some changes; returns whether older ones may have to be undone. */
    private boolean undo(List<ChangeRecord> records) {
        Instant oldest = restore.instant().minus(LONGEST_COMMIT);
        Map<Bytes, Optional<Item>> states = new LinkedHashMap<>();
        boolean more = true;
        for (ChangeRecord change : records) {
            more = change.createdAt().isAfter(oldest);
            boolean counts = !change.createdAt().isBefore(restore.since()) && !settled.contains(change.key());
            if (counts && change.createdAt().isAfter(restore.instant())) {
                states.put(change.key(), change.before().map(State::item));
            } else if (counts && more) {
                settled.add(change.key());
                states.put(change.key(), change.after().map(State::item));
            }
        }
        write(states);
        return more;
    }

    private void write(Map<Bytes, Optional<Item>> states) {
        if (!states.isEmpty()) {
            List<ItemWrite> writes = states.entrySet().stream()
                    .map(state -> write(state.getKey(), state.getValue()))
                    .toList();
            items.load(writes).toCompletableFuture().join();
        }
    }

    private ItemWrite write(Bytes key, Optional<Item> state) {
        ItemWrite.Decision decision =
                state.<ItemWrite.Decision>map(ItemWrite.Put::new).orElseGet(ItemWrite.Delete::new);
        return new ItemWrite(target, key, true, current -> decision);
    }
}
