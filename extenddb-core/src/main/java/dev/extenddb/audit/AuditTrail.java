package dev.extenddb.audit;

import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.StorageException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Events in the catalog. {@link #record} keeps one at once, {@link #note} with others at the next {@link #flush}, so that requests need not
 * wait. Documents are named by time, server and number, so that servers never meet at a name, and events are found by time. Thread-safe.
 */
public final class AuditTrail implements AuditLog {

    private static final String KIND = "audit";
    private static final int PAGE = 200;

    /** More than this wait for a flush only if the database fails; then events are counted, no longer kept. */
    private static final int MOST_WAITING = 20_000;

    private static final int MOST_IN_DOCUMENT = 500;

    /** A document may be so much younger than the events in it. */
    private static final long LATENESS_MILLIS = 300_000;

    private final CatalogStore catalog;
    private final InstantSource clock;
    private final String node = number(ThreadLocalRandom.current().nextInt() & 0x7fffffffL, 10);
    private final AtomicLong count = new AtomicLong();
    private List<AuditEvent> waiting = new ArrayList<>();
    private long dropped;

    /**
     * The events in a catalog.
     *
     * @param clock tells the time
     */
    public AuditTrail(CatalogStore catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public void record(AuditEvent event) {
        try {
            keep(List.of(event));
        } catch (StorageException e) {
            log().log(System.Logger.Level.ERROR, "This could not be kept for audit: " + event, e);
        }
    }

    /** Keeps an event soon. */
    public synchronized void note(AuditEvent event) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(event);
        } else {
            dropped++;
        }
    }

    /** Keeps what was noted. */
    public void flush() {
        List<AuditEvent> events = takeWaiting();
        for (int i = 0; i < events.size(); i += MOST_IN_DOCUMENT) {
            List<AuditEvent> some = events.subList(i, Math.min(events.size(), i + MOST_IN_DOCUMENT));
            try {
                keep(some);
            } catch (StorageException e) {
                events.subList(i, events.size()).forEach(this::note);
                throw e;
            }
        }
    }

    private synchronized List<AuditEvent> takeWaiting() {
        List<AuditEvent> taken = waiting;
        waiting = new ArrayList<>();
        if (dropped > 0) {
            log().log(System.Logger.Level.ERROR, "{0} events could not be kept for audit", dropped);
            dropped = 0;
        }
        return taken;
    }

    private void keep(List<AuditEvent> events) {
        byte[] document = AuditDocument.encode(events);
        boolean kept = false;
        while (!kept) {
            String name = number(clock.millis(), 13) + "-" + node + "-" + number(count.getAndIncrement(), 10);
            kept = catalog.create(key(name), document);
        }
    }

    /** Events that are wanted, in the order in which they were kept. */
    public List<AuditEntry> find(AuditQuery query) {
        var found = new ArrayList<AuditEntry>();
        String position = beginning(query);
        while (true) {
            List<CatalogEntry> page = catalog.list("", "", KIND, position, PAGE);
            for (CatalogEntry entry : page) {
                position = entry.key().name();
                if (isPast(query, position)) {
                    return found;
                }
                if (collect(entry, query, found)) {
                    return found;
                }
            }
            if (page.size() < PAGE) {
                return found;
            }
        }
    }

    /** Before the document in which the first event may be. */
    private static String beginning(AuditQuery query) {
        String byTime =
                query.from().map(from -> number(from.toEpochMilli(), 13)).orElse("");
        int dot = query.after().lastIndexOf('.');
        // The document of that event may have more of them; the character before the full stop comes before all that
        // can follow.
        String byId = dot < 0 ? query.after() : query.after().substring(0, dot - 1);
        return byTime.compareTo(byId) > 0 ? byTime : byId;
    }

    private static boolean isPast(AuditQuery query, String name) {
        return query.to()
                .filter(to -> name.compareTo(number(to.toEpochMilli() + LATENESS_MILLIS, 13)) > 0)
                .isPresent();
    }

    /** Returns whether there are enough. */
    private static boolean collect(CatalogEntry entry, AuditQuery query, List<AuditEntry> found) {
        int number = 0;
        for (AuditEvent event : AuditDocument.decode(entry.document())) {
            String id = entry.key().name() + "." + number(number++, 3);
            if (id.compareTo(query.after()) > 0 && query.wants(event)) {
                found.add(new AuditEntry(id, event));
                if (found.size() == query.limit()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Forgets events that were kept before a time. Returns how many documents went. */
    public int purge(Instant before) {
        String end = number(before.toEpochMilli(), 13);
        int removed = 0;
        while (true) {
            List<CatalogEntry> page = catalog.list("", "", KIND, "", PAGE);
            for (CatalogEntry entry : page) {
                if (entry.key().name().compareTo(end) >= 0) {
                    return removed;
                }
                removed += catalog.remove(entry.key(), entry.version()) ? 1 : 0;
            }
            if (page.isEmpty()) {
                return removed;
            }
        }
    }

    private static CatalogKey key(String name) {
        return new CatalogKey("", "", KIND, name);
    }

    private static String number(long value, int digits) {
        String text = Long.toString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** Found only when there is something to log: the first one to be found starts the platform's logging, which takes a while. */
    private static System.Logger log() {
        return System.getLogger(AuditTrail.class.getName());
    }
}
