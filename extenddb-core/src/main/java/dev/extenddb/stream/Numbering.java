package dev.extenddb.stream;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Takes records out of the inbox and gives them their positions. The inbox is read in one statement, so that what is seen of it is what was
 * there at one instant: whoever sees a record sees those before it of the same item.
 */
final class Numbering {

    private static final int MOST_ROWS = 500;

    private static final long MOST_BYTES = 4 << 20;

    private final ItemStore store;
    private final long skewMicros;

    /**
     * Numbers the records of any log.
     *
     * @param clockSkew by how much the clocks of the processes that write may differ
     */
    Numbering(ItemStore store, Duration clockSkew) {
        this.store = store;
        this.skewMicros = TimeUnit.NANOSECONDS.toMicros(clockSkew.toNanos());
    }

    /** The next step, if there is anything in the inbox. */
    Optional<LogStep> next(TableRef log, LogHead head) {
        Page page = read(log);
        if (page.items().isEmpty()) {
            return Optional.empty();
        }
        List<StoredItem> taken = withinBytes(settled(page));
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

    /** The beginning of the inbox: enough of it to have something settled, and all of it if need be. */
    private Page read(TableRef log) {
        int limit = MOST_ROWS;
        Page page = store.read(LogKeys.inbox(log), limit);
        while (settled(page).isEmpty() && page.more()) {
            limit *= 2;
            page = store.read(LogKeys.inbox(log), limit);
        }
        return page;
    }

    /**
     * Those rows of a page that no row behind it can belong before. Where the page does not have all, a process whose clock is ahead may
     * have stamped the cause of what is at the page's end so that it lies behind it.
     */
    private List<StoredItem> settled(Page page) {
        List<StoredItem> rows = page.items();
        if (!page.more() || skewMicros == 0) {
            return rows;
        }
        long limit = LogKeys.stampOf(rows.get(rows.size() - 1).key()) - skewMicros;
        return rows.stream().filter(row -> LogKeys.stampOf(row.key()) < limit).toList();
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
                Optional.of(new Image(json, json.length(), version)));
    }

    private static Instant earliest(List<ChangeRecord> records) {
        return records.stream()
                .map(ChangeRecord::createdAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
