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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** The next step, if there is anything in the inbox. Reads as much of it as is needed to have something settled. */
    Optional<LogStep> next(TableRef log, LogHead head) {
        for (int limit = MOST_ROWS; ; limit *= 2) {
            Page page = store.read(LogKeys.inbox(log), limit);
            List<Arrival> taken = withinBytes(settled(page));
            if (!taken.isEmpty()) {
                boolean enough = taken.size() == page.items().size() && !page.more();
                return Optional.of(step(log, head, taken, enough));
            }
            if (!page.more()) {
                return Optional.empty();
            }
        }
    }

    private static LogStep step(TableRef log, LogHead head, List<Arrival> taken, boolean enough) {
        var rows = new ArrayList<IndexChange>(2 * taken.size());
        taken.forEach(arrival -> rows.add(new IndexChange(log, arrival.row().key(), Optional.empty())));
        if (head.isEnded()) {
            return new LogStep(head, rows, enough);
        }
        long position = head.next();
        for (Arrival arrival : taken) {
            rows.add(numbered(log, head, position++, arrival));
        }
        return new LogStep(head.appended(taken.size(), earliest(taken)), rows, enough);
    }

    /**
     * Those arrivals of a page, in order, that nothing behind the page can belong before. Where the page does not have all, a process
     * whose clock is ahead may have stamped the cause of what is near its end so that it lies behind it; so what is that near waits, with
     * all that follows from it.
     */
    private List<Arrival> settled(Page page) {
        List<Arrival> ordered =
                CommitOrder.of(page.items().stream().map(Arrival::of).toList());
        if (!page.more() || skewMicros == 0) {
            return ordered;
        }
        StoredItem last = page.items().get(page.items().size() - 1);
        long limit = LogKeys.stampOf(last.key()) - skewMicros;
        Set<Bytes> waiting = new HashSet<>();
        var settled = new ArrayList<Arrival>();
        for (Arrival arrival : ordered) {
            Bytes item = arrival.change().key();
            if (LogKeys.stampOf(arrival.row().key()) >= limit || waiting.contains(item)) {
                waiting.add(item);
            } else {
                settled.add(arrival);
            }
        }
        return settled;
    }

    /** As many as fit into one commit: of what is in order, any beginning can be taken. */
    private static List<Arrival> withinBytes(List<Arrival> ordered) {
        long bytes = 0;
        int count = 0;
        while (count < ordered.size()
                && (count == 0 || bytes + ordered.get(count).length() <= MOST_BYTES)) {
            bytes += ordered.get(count++).length();
        }
        return ordered.subList(0, count);
    }

    private static IndexChange numbered(TableRef log, LogHead head, long position, Arrival arrival) {
        StoredItem row = arrival.row();
        return new IndexChange(
                log,
                LogKeys.numbered(head.slotOf(arrival.change().key()), position),
                Optional.of(new Image(row.json(), row.size(), row.version())));
    }

    private static Instant earliest(List<Arrival> taken) {
        return taken.stream()
                .map(arrival -> arrival.change().createdAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
