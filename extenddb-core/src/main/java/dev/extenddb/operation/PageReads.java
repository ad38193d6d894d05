package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.table.Table;
import dev.extenddb.throttle.Access;
import dev.extenddb.throttle.Throttle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads pages on the data plane's threads, if the throttle lets them run. */
final class PageReads {

    private PageReads() {}

    /** Reads one page of a range that lies across partitions. */
    static CompletionStage<PageRead> scan(
            DataPlane items, ReadTarget target, ReadSelection selection, OptionalLong limit, KeyRange range) {
        var units = new PartitionedUnits(target.mode(), target.partitions(), range.from());
        return read(items, target, selection, limit, List.of(range), Bytes.EMPTY, units);
    }

    /** Reads one page of several ranges, each within a partition, one after the other. */
    static CompletionStage<PageRead> query(
            DataPlane items, ReadTarget target, ReadSelection selection, OptionalLong limit, List<KeyRange> ranges) {
        if (ranges.isEmpty()) {
            var nothing = new PartitionedUnits(target.mode(), 1, Bytes.EMPTY);
            return CompletableFuture.completedFuture(new PageRead(target, selection, limit, nothing));
        }
        Bytes partition = ranges.get(0).from();
        var units = new PartitionedUnits(target.mode(), 1, partition);
        return read(items, target, selection, limit, ranges, partition, units);
    }

    private static CompletionStage<PageRead> read(
            DataPlane items,
            ReadTarget target,
            ReadSelection selection,
            OptionalLong limit,
            List<KeyRange> ranges,
            Bytes partition,
            PartitionedUnits units) {
        Table table = target.table();
        Throttle throttle = items.throttle();
        throttle.require(table, target.index(), Access.READ, partition);
        var page = new PageRead(target, selection, limit, units);
        return items.reading(target.mode(), page.first(ranges.get(0)), (first, store) -> {
            page.read(ranges, first, store);
            throttle.consume(table, target.index(), Access.READ, partition, page.rowUnits());
            throttle.consume(table, Optional.empty(), Access.READ, Bytes.EMPTY, page.fetchedUnits());
            return page;
        });
    }
}
