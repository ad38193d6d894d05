package dev.extenddb.stream;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.StoredItem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps logs: numbers what came in, replaces shards that have been open for long, trims what is too old, closes what has ended. It does so
 * when somebody reads, in steps that each are one commit on the condition that the log's head is as it was read; whoever loses to another
 * process reads again. Thread-safe; calls wait for the store.
 */
public final class LogKeeper {

    /** How many steps a reader waits for while writers are faster than it. */
    private static final int MOST_STEPS = 100;

    private static final int LOCKS = 16;

    private final ItemStore store;
    private final InstantSource clock;
    private final StreamSettings settings;
    private final Numbering numbering;
    private final Trimming trimming;

    /** Threads of this process take turns, which is cheaper than to meet conflicts. */
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    LogKeeper(ItemStore store, InstantSource clock, StreamSettings settings) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.numbering = new Numbering(store, settings.clockSkew());
        this.trimming = new Trimming(store);
        Arrays.setAll(locks, i -> new ReentrantLock());
    }

    /** Brings a stream's log up to date: every record is numbered that was committed before the call. */
    public LogHead upToDate(ChangeStream stream) {
        ReentrantLock lock = locks[Math.floorMod(stream.id(), LOCKS)];
        lock.lock();
        try {
            return keep(stream);
        } finally {
            lock.unlock();
        }
    }

    /** Closes the open shards of a stream, each of which goes on in a new one, however young they are. */
    public void rollOver(ChangeStream stream) {
        ReentrantLock lock = locks[Math.floorMod(stream.id(), LOCKS)];
        lock.lock();
        try {
            LogStep step;
            Optional<StoredItem> stored;
            do {
                LogHead head = keep(stream);
                stored = store.get(stream.ref(), LogKeys.HEAD);
                step = LogStep.ofHead(head.rolledOver(clock.instant(), Duration.ZERO));
            } while (!commit(stream, stored, step));
        } finally {
            lock.unlock();
        }
    }

    private LogHead keep(ChangeStream stream) {
        for (int step = 0; ; step++) {
            Optional<StoredItem> stored = store.get(stream.ref(), LogKeys.HEAD);
            LogHead head = stored.map(row -> LogHead.decode(row.json()))
                    .orElseGet(() -> LogHead.first(settings.shards(), stream.createdAt()));
            Optional<LogStep> next = next(stream, head);
            if (stored.isPresent() && (next.isEmpty() || step >= MOST_STEPS)) {
                return head;
            }
            LogStep todo = next.orElseGet(() -> LogStep.ofHead(head));
            if (commit(stream, stored, todo) && todo.enough()) {
                return todo.head();
            }
        }
    }

    /** The most urgent step: what has come in is of the shards that are open, so it goes before any of them is closed. */
    private Optional<LogStep> next(ChangeStream stream, LogHead head) {
        Instant now = clock.instant();
        Instant limit = now.minus(StreamCatalog.RETENTION);
        LogHead aged = aged(stream, head, now, limit);
        boolean young = aged.equals(head) && stream.disabledAt().isEmpty();
        return numbering
                .next(stream.ref(), head)
                .map(step -> young && !step.head().isDue(limit) ? step : step.andMore())
                .or(() -> trimming.next(stream.ref(), head, limit))
                .or(() -> aged.equals(head) ? Optional.empty() : Optional.of(LogStep.ofHead(aged)))
                .or(() -> end(stream, head, now));
    }

    private LogHead aged(ChangeStream stream, LogHead head, Instant now, Instant limit) {
        LogHead kept = head.withoutShardsClosedBefore(limit);
        return stream.disabledAt().isEmpty() ? kept.rolledOver(now, settings.shardLife()) : kept;
    }

    private Optional<LogStep> end(ChangeStream stream, LogHead head, Instant now) {
        return stream.isSettled(now, settings) && !head.isEnded()
                ? Optional.of(LogStep.ofHead(head.ended(now)))
                : Optional.empty();
    }

    private boolean commit(ChangeStream stream, Optional<StoredItem> stored, LogStep step) {
        Bytes json = step.head().encode();
        var image = new Image(json, json.length(), ThreadLocalRandom.current().nextLong());
        Expected expected = stored.map(row -> Expected.version(row.version())).orElse(Expected.ABSENT);
        try {
            store.commit(List.of(new Change(stream.ref(), LogKeys.HEAD, expected, new Change.Put(image), step.rows())));
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }
}
