package dev.extenddb.verify;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads all rows of a table, some at a time. */
final class Rows {

    private static final int PAGE = 256;

    private Rows() {}

    static void forEachPage(ItemStore store, TableRef table, Consumer<List<StoredItem>> consumer) {
        Bytes from = Bytes.EMPTY;
        boolean more = true;
        while (more) {
            Page page = store.read(new KeyRange(table, from, Optional.empty(), true), PAGE);
            if (!page.items().isEmpty()) {
                consumer.accept(page.items());
                from = KeyBytes.after(page.items().get(page.items().size() - 1).key());
            }
            more = page.more();
        }
    }
}
