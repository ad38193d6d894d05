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

    /** What is known of a key, and since when. */
    record Known(Optional<Signatory> signatory, long readAtNanos, AtomicBoolean refreshing) {}

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
        return remembered.isPresent() ? remembered.get().signatory() : load(accessKeyId);
    }

    /** What is known of a key, unless the database has to be asked. It is looked up anew in time, so that nobody waits for that. */
    Optional<Known> remembered(String accessKeyId) {
        Optional<Known> remembered = known.find(accessKeyId);
        if (remembered.isPresent()) {
            long age = nanoTime.getAsLong() - remembered.get().readAtNanos();
            if (age > LEASE.toNanos()) {
                return Optional.empty();
            }
            if (age > LEASE.toNanos() / 2 && remembered.get().refreshing().compareAndSet(false, true)) {
                refresher.execute(() -> load(accessKeyId));
            }
        }
        return remembered;
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
