package dev.extenddb.stream;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.StoredItem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

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
    private final Numbering numbering;
    private final Trimming trimming;

    /** Threads of this process take turns, which is cheaper than to meet conflicts. */
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    /**
     * A keeper of the logs of one database.
     *
     * @param clockSkew by how much the clocks of the processes that write may differ
     */
    LogKeeper(ItemStore store, InstantSource clock, Duration clockSkew) {
        this.store = store;
        this.clock = clock;
        this.numbering = new Numbering(store, clockSkew);
        this.trimming = new Trimming(store);
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** Brings a log up to date: every record is numbered that was committed before the call, unless writers are faster for very long. */
    public LogHead upToDate(ChangeLog log) {
        return inTurn(log, () -> keep(log));
    }

    /** The same, however fast writers are. */
    public LogHead complete(ChangeLog log) {
        return inTurn(log, () -> {
            Optional<Bytes> last = outermost(log, false);
            LogHead head = keep(log);
            while (last.isPresent() && !isBehind(outermost(log, true), last.get())) {
                head = keep(log);
            }
            return head;
        });
    }

    private static boolean isBehind(Optional<Bytes> first, Bytes last) {
        return first.isEmpty() || first.get().compareTo(last) > 0;
    }

    /** The key of the first row of the inbox, or of the last. */
    private Optional<Bytes> outermost(ChangeLog log, boolean first) {
        KeyRange inbox = LogKeys.inbox(log.ref());
        return store.read(new KeyRange(inbox.table(), inbox.from(), inbox.to(), first), 1).items().stream()
                .map(StoredItem::key)
                .findFirst();
    }

    /** Closes the open shards of a log, each of which goes on in a new one, however young they are. */
    public void rollOver(ChangeLog log) {
        LogHead unused = inTurn(log, () -> {
            LogStep step;
            Optional<StoredItem> stored;
            do {
                LogHead head = keep(log);
                stored = store.get(log.ref(), LogKeys.HEAD);
                step = LogStep.ofHead(head.rolledOver(clock.instant(), Duration.ZERO));
            } while (!commit(log, stored, step));
            return step.head();
        });
    }

    private LogHead inTurn(ChangeLog log, Supplier<LogHead> work) {
        ReentrantLock lock = locks[Math.floorMod(log.ref().id(), LOCKS)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private LogHead keep(ChangeLog log) {
        for (int step = 0; ; step++) {
            Optional<StoredItem> stored = store.get(log.ref(), LogKeys.HEAD);
            LogHead head = stored.map(row -> LogHead.decode(row.json()))
                    .orElseGet(() -> LogHead.first(log.shards(), log.createdAt()));
            Optional<LogStep> next = next(log, head);
            if (stored.isPresent() && (next.isEmpty() || step >= MOST_STEPS)) {
                return head;
            }
            LogStep todo = next.orElseGet(() -> LogStep.ofHead(head));
            if (commit(log, stored, todo) && todo.enough()) {
                return todo.head();
            }
        }
    }

    /** The most urgent step: what has come in is of the shards that are open, so it goes before any of them is closed. */
    private Optional<LogStep> next(ChangeLog log, LogHead head) {
        LogHead aged = aged(log, head);
        boolean young = aged.equals(head) && !log.ended();
        return numbering
                .next(log.ref(), head)
                .map(step -> young && !step.head().isDue(log.trimmedTo()) ? step : step.andMore())
                .or(() -> trimming.next(log.ref(), head, log.trimmedTo()))
                .or(() -> aged.equals(head) ? Optional.empty() : Optional.of(LogStep.ofHead(aged)))
                .or(() -> end(log, head));
    }

    private LogHead aged(ChangeLog log, LogHead head) {
        LogHead kept = head.withoutShardsClosedBefore(log.trimmedTo());
        return log.shardLife()
                .map(life -> kept.rolledOver(clock.instant(), life))
                .orElse(kept);
    }

    private Optional<LogStep> end(ChangeLog log, LogHead head) {
        return log.ended() && !head.isEnded()
                ? Optional.of(LogStep.ofHead(head.ended(clock.instant())))
                : Optional.empty();
    }

    private boolean commit(ChangeLog log, Optional<StoredItem> stored, LogStep step) {
        Bytes json = step.head().encode();
        var image = new Image(json, json.length(), ThreadLocalRandom.current().nextLong());
        Expected expected = stored.map(row -> Expected.version(row.version())).orElse(Expected.ABSENT);
        try {
            store.commit(List.of(new Change(log.ref(), LogKeys.HEAD, expected, new Change.Put(image), step.rows())));
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }
}
