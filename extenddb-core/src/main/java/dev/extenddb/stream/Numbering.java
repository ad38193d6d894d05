package dev.extenddb.stream;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Takes records out of the inbox and gives them their positions. The inbox is read in one statement, so that what is seen of it is what was
 * there at one instant: whoever sees a record sees those before it of the same item.
 */
final class Numbering {

    private static final int MOST_ROWS = 500;

    private static final long MOST_BYTES = 4 << 20;

    /**
     * By how much the clocks of processes that share the database may differ. While there is more in the inbox than was read, so much of
     * the end waits for the next step: a record that comes before it may lie behind what was read.
     */
    private static final long SKEW_MICROS = 500_000;

    private final ItemStore store;

    Numbering(ItemStore store) {
        this.store = store;
    }

    /** The next step, if there is anything in the inbox. */
    Optional<LogStep> next(TableRef log, LogHead head) {
        Page page = store.read(LogKeys.inbox(log), MOST_ROWS);
        if (page.items().isEmpty()) {
            return Optional.empty();
        }
        List<StoredItem> taken = taken(page);
        var rows = new ArrayList<IndexChange>(2 * taken.size());
        taken.forEach(row -> rows.add(new IndexChange(log, row.key(), Optional.empty())));
        boolean enough = taken.size() == page.items().size() && !page.more();
        if (head.isEnded()) {
            return Optional.of(new LogStep(head, rows, enough));
        }
        List<ChangeRecord> records =
                taken.stream().map(row -> ChangeRecord.decode(row.json())).toList();
        long position = head.next();
        for (ChangeRecord record : CommitOrder.of(records)) {
            rows.add(numbered(log, head, position++, record));
        }
        return Optional.of(new LogStep(head.appended(records.size(), earliest(records)), rows, enough));
    }

    private static List<StoredItem> taken(Page page) {
        List<StoredItem> rows = page.items();
        if (!page.more()) {
            return withinBytes(rows);
        }
        long limit = LogKeys.stampOf(rows.get(rows.size() - 1).key()) - SKEW_MICROS;
        List<StoredItem> settled =
                rows.stream().filter(row -> LogKeys.stampOf(row.key()) <= limit).toList();
        return withinBytes(settled.isEmpty() ? rows : settled);
    }

    private static List<StoredItem> withinBytes(List<StoredItem> rows) {
        long bytes = 0;
        int count = 0;
        while (count < rows.size()
                && (count == 0 || bytes + rows.get(count).json().length() <= MOST_BYTES)) {
            bytes += rows.get(count++).json().length();
        }
        return rows.subList(0, count);
    }

    private static IndexChange numbered(TableRef log, LogHead head, long position, ChangeRecord record) {
        Bytes json = record.encode();
        long version = ThreadLocalRandom.current().nextLong();
        return new IndexChange(
                log,
                LogKeys.numbered(head.slotOf(record.key()), position),
                Optional.of(new Image(json, json.length(), version, OptionalLong.empty())));
    }

    private static Instant earliest(List<ChangeRecord> records) {
        return records.stream()
                .map(ChangeRecord::createdAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
