package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.item.Item;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.table.Table;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Reads pages on the data plane's threads. */
final class PageReads {

    private PageReads() {}

    static CompletionStage<PageRead> read(
            DataPlane items, ReadTarget target, ReadSelection selection, OptionalLong limit, KeyRange range) {
        return read(items, target, selection, limit, List.of(range));
    }

    /** Reads one page of several ranges, one after the other. */
    static CompletionStage<PageRead> read(
            DataPlane items, ReadTarget target, ReadSelection selection, OptionalLong limit, List<KeyRange> ranges) {
        Table table = target.table();
        return items.reading(store -> new PageRead(target, selection, limit, row -> {
                    Item key = ResponseItem.decode(row);
                    return store.get(table.ref(), table.keyOf(key));
                })
                .read(ranges, store));
    }
}
