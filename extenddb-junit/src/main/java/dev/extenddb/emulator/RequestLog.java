package dev.extenddb.emulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The requests of one emulator, in the order in which they were answered, retries of the SDK among them; those
 * that are refused because they are not sound, or not allowed, are not. Sums count all requests; of the requests
 * themselves the last 10,000 are kept. Thread-safe.
 */
public final class RequestLog {

    private static final int MOST = 10_000;

    private final Deque<LoggedRequest> requests = new ArrayDeque<>();
    private final Supplier<List<String>> loadFindings;
    private long count;
    private double readUnits;
    private double writeUnits;

    RequestLog(Supplier<List<String>> loadFindings) {
        this.loadFindings = loadFindings;
    }

    synchronized void add(LoggedRequest request) {
        if (requests.size() == MOST) {
            requests.removeFirst();
        }
        requests.addLast(request);
        count++;
        readUnits += request.readUnits();
        writeUnits += request.writeUnits();
    }

    /** The requests: a copy, to which later ones are not added. So are the lists of the other methods. */
    public synchronized List<LoggedRequest> all() {
        return List.copyOf(requests);
    }

    /** The requests of an operation, such as {@code Query}. */
    public List<LoggedRequest> of(String operation) {
        return matching(request -> request.operation().equals(operation));
    }

    /** The requests about a table, by its name; those that are about others as well among them. */
    public List<LoggedRequest> about(String table) {
        return matching(request -> request.tables().contains(table));
    }

    /** Those requests that meet a condition. */
    public List<LoggedRequest> matching(Predicate<LoggedRequest> condition) {
        return all().stream().filter(condition).toList();
    }

    /**
     * The requests after the first so many, as far as they are kept.
     *
     * @param first a {@link #count} from before
     */
    public synchronized List<LoggedRequest> since(long first) {
        // Who has counted more than there are did so before the log was cleared.
        long skipped = first > count ? 0 : Math.max(0, first - (count - requests.size()));
        return requests.stream().skip(skipped).toList();
    }

    /** How many requests there were, those that are no longer kept too. */
    public synchronized long count() {
        return count;
    }

    /** The capacity units that all requests consumed by reading. */
    public synchronized double readUnits() {
        return readUnits;
    }

    /** The capacity units that all requests consumed by writing. */
    public synchronized double writeUnits() {
        return writeUnits;
    }

    /**
     * What would not scale: scans, scans without a limit, filters that drop more than they keep, and partitions that take most of the
     * capacity. Empty unless the profile is {@link Profile#STRICT}.
     */
    public List<String> findings() {
        return findingsSince(0);
    }

    /**
     * The {@link #findings} about the requests after the first so many; partitions are judged by all requests.
     *
     * @param first a {@link #count} from before
     */
    public List<String> findingsSince(long first) {
        var findings = new ArrayList<String>();
        for (LoggedRequest request : since(first)) {
            request.findings()
                    .forEach(finding -> findings.add(finding
                            + request.caller().map(line -> " at " + line).orElse("")));
        }
        findings.addAll(loadFindings.get());
        return findings;
    }

    /** Forgets all requests, and sets the sums to zero. */
    public synchronized void clear() {
        requests.clear();
        count = 0;
        readUnits = 0;
        writeUnits = 0;
    }
}
