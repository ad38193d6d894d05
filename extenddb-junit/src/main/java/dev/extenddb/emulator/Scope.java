package dev.extenddb.emulator;

import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import dev.extenddb.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What one emulator has of its own, besides the rows of its account. Thread-safe. */
final class Scope {

    /** For which scope a thread prepares something. */
    private static final ThreadLocal<Scope> PREPARING = new ThreadLocal<>();

    private static final Throttle UNLIMITED = Throttle.off();

    private final long began = System.nanoTime();
    private final String account;
    private final EmulatorSettings settings;
    private final EmulatorClock clock;
    private final FaultInjector faults;
    private final HotPartitions partitions;
    private final RequestLog requests;
    private final History history;
    private final Identities identities;
    private final List<Journal> journals = new CopyOnWriteArrayList<>();
    private final Set<String> regions = ConcurrentHashMap.newKeySet();
    private final Set<TableKey> sharedRows = ConcurrentHashMap.newKeySet();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong restarts = new AtomicLong();
    private volatile Throttle throttle;
    private volatile boolean looksBack;
    private volatile boolean used;
    private volatile boolean ended;

    Scope(String account, EmulatorSettings settings, EmulatorClock clock, Predicate<String> operations) {
        this.account = account;
        this.settings = settings;
        this.clock = clock;
        this.faults = new FaultInjector(settings.clock(), operations);
        this.partitions = new HotPartitions(settings.profile() == Profile.STRICT);
        this.requests = new RequestLog(partitions::findings);
        this.history = new History(
                longest(settings.profile().indexDelay(), settings.profile().readDelay()));
        this.identities = new Identities(account, settings.region());
        this.looksBack = settings.profile().lags();
        this.throttle = newThrottle();
        regions.add(settings.region());
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Throttle newThrottle() {
        return settings.profile().throttles() ? Throttle.on(clock) : Throttle.off();
    }

    String account() {
        return account;
    }

    /** How long it has been there, by no clock that can be moved. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Somebody asks something of it. */
    void use() {
        used = true;
    }

    /** Whether anything was ever asked of it, so that there may be something of it in the database. */
    boolean isUsed() {
        return used;
    }

    /** Nobody is to use it any more. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    EmulatorSettings settings() {
        return settings;
    }

    Profile profile() {
        return settings.profile();
    }

    EmulatorClock clock() {
        return clock;
    }

    FaultInjector faults() {
        return faults;
    }

    /** The faults, for somebody who may add some: from now on older states are kept. */
    FaultInjector faultsInUse() {
        looksBack = true;
        return faults;
    }

    RequestLog requests() {
        return requests;
    }

    HotPartitions partitions() {
        return partitions;
    }

    Throttle throttle() {
        return isPreparing() ? UNLIMITED : throttle;
    }

    /** Gives all capacity back. */
    void refill() {
        throttle = newThrottle();
    }

    History history() {
        return history;
    }

    boolean looksBack() {
        return looksBack;
    }

    /** How a call is to look back at the rows of a table or an index, if it is. */
    Optional<History.Lookback> lookback(Call call, TableRef ref) {
        return switch (call.view(ref)) {
            case CURRENT -> Optional.empty();
            case STALE -> Optional.of(History.beforeLastWrite());
            case LAGGING -> {
                Duration delay = call.isGlobalIndex(ref)
                        ? profile().indexDelay()
                        : profile().readDelay();
                yield Optional.of(History.at(clock.instant().minus(delay)));
            }
        };
    }

    Identities identities() {
        return identities;
    }

    /** The regions that have been asked for anything. */
    Set<String> regions() {
        return regions;
    }

    /** Rows of tables that all accounts share. */
    Set<TableKey> sharedRows() {
        return sharedRows;
    }

    /** How often the scope was reset or restored. */
    AtomicLong restarts() {
        return restarts;
    }

    /** Held while rows are written whose older states are kept. */
    ReentrantLock writing() {
        return writing;
    }

    List<Journal> journals() {
        return journals;
    }

    void add(Journal journal) {
        journals.add(journal);
    }

    void remove(Journal journal) {
        journals.remove(journal);
    }

    /** Does some work as if nothing were slow, went wrong or were taken down. */
    void prepare(Runnable work) {
        PREPARING.set(this);
        try {
            work.run();
        } finally {
            PREPARING.remove();
        }
    }

    boolean isPreparing() {
        return PREPARING.get() == this;
    }

    /** How long tables take to be created, changed and deleted now. */
    Duration controlPlaneDelay() {
        return isPreparing() ? Duration.ZERO : profile().controlPlaneDelay();
    }

    /** Whether anybody wants to know what rows were before they are written. */
    boolean remembers() {
        return looksBack || !journals.isEmpty();
    }

    /** Whether anybody wants to know what a row was before it is written now. */
    boolean remembers(TableKey row) {
        return looksBack || journals.stream().anyMatch(journal -> journal.wants(row));
    }
}
