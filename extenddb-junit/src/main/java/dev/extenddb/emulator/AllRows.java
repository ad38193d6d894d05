package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads whole tables, step by step. */
final class AllRows {

    private static final int STEP = 500;

    private AllRows() {}

    static List<Item> of(ItemStore rows, TableRef table) {
        var items = new ArrayList<Item>();
        Bytes from = Bytes.EMPTY;
        Page page;
        do {
            page = rows.read(new KeyRange(table, from, Optional.empty(), true), STEP);
            for (StoredItem row : page.items()) {
                items.add(ItemJson.decode(row.json()));
                from = Bytes.wrap(Arrays.copyOf(row.key().toArray(), row.key().length() + 1));
            }
        } while (page.more());
        return items;
    }
}
