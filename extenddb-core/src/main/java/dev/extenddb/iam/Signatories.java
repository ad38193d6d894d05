package dev.extenddb.iam;

import dev.extenddb.cache.RecentlyUsed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Finds whose an access key is. What was found is believed for {@link #LEASE}, policies compiled and all, so that requests cost no query;
 * from half of that on it is looked up anew beside the requests, so that none waits for it. Keys that nobody has are remembered as well.
 * Thread-safe.
 */
public final class Signatories {

    /** After this time a change has been noticed. */
    public static final Duration LEASE = Duration.ofSeconds(2);

    /** That many are in use nowhere: with more, somebody tries keys out. */
    private static final int MOST = 10_000;

    private final Function<String, Optional<Signatory>> loader;
    private final Executor refresher;
    private final LongSupplier nanoTime;
    private final RecentlyUsed<String, Known> known = new RecentlyUsed<>(MOST);

    private record Known(Optional<Signatory> signatory, long readAtNanos, AtomicBoolean refreshing) {}

    Signatories(Function<String, Optional<Signatory>> loader, Executor refresher, LongSupplier nanoTime) {
        this.loader = loader;
        this.refresher = refresher;
        this.nanoTime = nanoTime;
    }

    /**
     * Whose an access key is, if it is somebody's and may be used.
     *
     * @throws dev.extenddb.storage.StorageException if the database fails and nothing is remembered
     */
    public Optional<Signatory> find(String accessKeyId) {
        Optional<Known> remembered = remembered(accessKeyId);
        if (remembered.isEmpty()) {
            return load(accessKeyId);
        }
        Known current = remembered.get();
        if (age(current) > LEASE.toNanos() / 2 && current.refreshing().compareAndSet(false, true)) {
            refresher.execute(() -> load(accessKeyId));
        }
        return current.signatory();
    }

    /** Whether {@link #find} has no need to ask the database. */
    boolean knows(String accessKeyId) {
        return remembered(accessKeyId).isPresent();
    }

    private Optional<Known> remembered(String accessKeyId) {
        return known.find(accessKeyId).filter(found -> age(found) <= LEASE.toNanos());
    }

    private long age(Known found) {
        return nanoTime.getAsLong() - found.readAtNanos();
    }

    /** Where keys are looked up that requests wait for. */
    Executor refresher() {
        return refresher;
    }

    private Optional<Signatory> load(String accessKeyId) {
        long readAt = nanoTime.getAsLong();
        Optional<Signatory> signatory = loader.apply(accessKeyId);
        known.put(accessKeyId, new Known(signatory, readAt, new AtomicBoolean()));
        return signatory;
    }

    /** How many keys are remembered. */
    int remembered() {
        return known.size();
    }

    /** Forgets all that is remembered, so that changes made by this process are noticed at once. */
    public void forget() {
        known.clear();
    }
}
