package dev.extenddb.emulator;

import dev.extenddb.ExtendDb;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One engine with any number of emulators on it, which share nothing that can be seen: each is an account of its own. For harnesses that want an
 * emulator for each test without the cost of an engine for each; others take {@link Emulator#inMemory}. Thread-safe.
 */
public final class EmulatorEngine implements AutoCloseable {

    /** Never: emulators see to what is due themselves. */
    private static final Duration NO_BACKGROUND_JOBS = Duration.ofDays(365);

    private static final long FIRST_ACCOUNT = 200_000_000_000L;

    private final Scopes scopes = new Scopes();
    private final ScopedCredentials credentials = new ScopedCredentials(scopes);
    private final CallerLines callerLines = new CallerLines();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong accounts = new AtomicLong(FIRST_ACCOUNT);
    private final Map<String, Lazy<SdkClients>> sdkClients = new ConcurrentHashMap<>();
    private final Storage storage;
    private final ExtendDb engine;
    private final Housekeeping housekeeping;

    private EmulatorEngine(Storage storage) {
        this.storage = new ScopedStorage(storage, scopes);
        this.engine = ExtendDb.builder(this.storage)
                .clock(scopes)
                .throttle(new ScopedThrottle(scopes))
                .controlPlaneDelay(this::controlPlaneDelay)
                .interceptor(new Interception(scopes, callerLines, this::engine))
                .backgroundPause(NO_BACKGROUND_JOBS)
                .build();
        this.housekeeping = new Housekeeping(scopes, engine, storage.items());
    }

    private Duration controlPlaneDelay() {
        Optional<Call> call = scopes.current();
        return call.isEmpty() ? Duration.ZERO : call.get().scope().controlPlaneDelay();
    }

    /** An engine that keeps everything in memory. */
    public static EmulatorEngine inMemory() {
        return opening(MemoryStorage::new);
    }

    /**
     * An engine over a database, which it closes when it is closed itself.
     *
     * @throws dev.extenddb.storage.StorageException if the database fails
     */
    public static EmulatorEngine on(Storage storage) {
        return opening(() -> storage);
    }

    /**
     * An engine over a database that is opened now, while the classes of the SDK are loaded beside it.
     *
     * @param storage asked once; the engine closes what it gets
     */
    public static EmulatorEngine opening(Supplier<? extends Storage> storage) {
        SdkWarmUp.begin();
        return new EmulatorEngine(storage.get());
    }

    /** A new, empty emulator. Costs next to nothing until something is asked of it. */
    public Emulator newEmulator(EmulatorSettings settings) {
        return newEmulator(settings, false);
    }

    /** The only emulator of this engine: closing it closes the engine. */
    public Emulator newOnlyEmulator(EmulatorSettings settings) {
        return newEmulator(settings, true);
    }

    private Emulator newEmulator(EmulatorSettings settings, boolean ownsEngine) {
        String account = Long.toString(accounts.incrementAndGet());
        var follower = new Following(account, settings.region());
        var clock = new EmulatorClock(settings, InstantSource.system(), follower);
        var scope = new Scope(
                account,
                settings,
                clock,
                name -> engine.account(account, settings.region()).hasOperation(name));
        scopes.add(scope);
        return new Emulator(this, scope, ownsEngine);
    }

    /** What happens when an emulator's clock is moved. */
    private final class Following implements EmulatorClock.Follower {

        private final String account;
        private final String region;

        private Following(String account, String region) {
            this.account = account;
            this.region = region;
        }

        @Override
        public Optional<Instant> next() {
            return scopes.of(account)
                    .flatMap(scope -> scopes.within(
                            Call.ofItself(scope),
                            () -> engine.account(account, region).nextExpiry()));
        }

        @Override
        public void catchUp() {
            scopes.of(account).ifPresent(housekeeping::catchUp);
        }
    }

    /** Waits until the leavings of all emulators are gone that were closed; a background thread removes them. For those who look into the database. */
    public void awaitCleanUp() {
        housekeeping.await();
    }

    ExtendDb engine() {
        return engine;
    }

    Storage storage() {
        return storage;
    }

    Scopes scopes() {
        return scopes;
    }

    Housekeeping housekeeping() {
        return housekeeping;
    }

    /** SDK clients for a region, which all emulators share. Only to be asked for when the SDK is there. */
    SdkClients sdkClients(String region) {
        return sdkClients
                .computeIfAbsent(region, name -> new Lazy<>(() -> new SdkClients(engine.endpoint(credentials), name)))
                .get();
    }

    ScopedCredentials credentials() {
        return credentials;
    }

    CallerLines callerLines() {
        return callerLines;
    }

    /** Closes the database, and the SDK's clients. Emulators that are still open must not be used any more. Closing it again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // Not a method reference: it would link the class, and fail, where there is no SDK.
        sdkClients.values().forEach(clients -> clients.ifMade().ifPresent(made -> made.close()));
        housekeeping.close();
        engine.close();
    }
}
