package dev.extenddb.iam;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    /** When so many keys are remembered, all are forgotten: that many are in use nowhere, so somebody tries keys out. */
    private static final int MOST = 10_000;

    private final Function<String, Optional<Signatory>> loader;
    private final Executor refresher;
    private final LongSupplier nanoTime;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

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
        Known remembered = known.get(accessKeyId);
        long age = remembered == null ? Long.MAX_VALUE : nanoTime.getAsLong() - remembered.readAtNanos();
        if (age > LEASE.toNanos()) {
            return load(accessKeyId);
        }
        if (age > LEASE.toNanos() / 2 && remembered.refreshing().compareAndSet(false, true)) {
            refresher.execute(() -> load(accessKeyId));
        }
        return remembered.signatory();
    }

    /** Whether {@link #find} has no need to ask the database. */
    boolean knows(String accessKeyId) {
        Known remembered = known.get(accessKeyId);
        return remembered != null && nanoTime.getAsLong() - remembered.readAtNanos() <= LEASE.toNanos();
    }

    /** Where keys are looked up that requests wait for. */
    Executor refresher() {
        return refresher;
    }

    private Optional<Signatory> load(String accessKeyId) {
        long readAt = nanoTime.getAsLong();
        Optional<Signatory> signatory = loader.apply(accessKeyId);
        if (known.size() >= MOST) {
            known.clear();
        }
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
