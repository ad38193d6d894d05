package dev.extenddb;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.IndexQueue;
import dev.extenddb.dataplane.ItemCollections;
import dev.extenddb.error.Wording;
import dev.extenddb.expression.Expressions;
import dev.extenddb.operation.IndexBuilds;
import dev.extenddb.operation.IndexPropagation;
import dev.extenddb.operation.Interceptor;
import dev.extenddb.operation.JobObserver;
import dev.extenddb.operation.OperationCatalog;
import dev.extenddb.protocol.Authenticator;
import dev.extenddb.protocol.Endpoint;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.storage.Storage;
import dev.extenddb.stream.Inbox;
import dev.extenddb.stream.StreamSettings;
import dev.extenddb.stream.Streams;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.throttle.Consumption;
import dev.extenddb.throttle.CountedThrottle;
import dev.extenddb.throttle.Throttle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A DynamoDB-compatible engine over one database. Every door leads here: HTTP and the in-process transports through {@link #endpoint},
 * programs that want no wire through {@link #client}. Thread-safe.
 */
public final class ExtendDb implements AutoCloseable {

    /** How many parsed expressions are kept. */
    private static final int EXPRESSION_CACHE = 4096;

    /** By how much the clocks of machines may differ that share a database. */
    private static final Duration CLOCK_SKEW = Duration.ofMillis(500);

    private final Storage storage;
    private final DataPlane items;
    private final IndexBuilds indexBuilds;
    private final Streams streams;
    private final IndexPropagation propagation;
    private final OperationCatalog operations;
    private final Optional<Wording> wording;
    private final TableCatalog tables;

    private ExtendDb(Builder builder) {
        storage = builder.storage;
        wording = builder.wording;
        indexBuilds = new IndexBuilds(storage.shared() ? TableCatalog.LEASE.multipliedBy(2) : Duration.ZERO);
        tables = new TableCatalog(storage, builder.clock, indexBuilds::offer);
        var throttle = new CountedThrottle(builder.throttle(), builder.consumption);
        var queue = new IndexQueue(builder.clock, builder.indexDelay);
        var collections = new ItemCollections(storage.items(), builder.clock, builder.itemCollectionLimit);
        items = new DataPlane(storage, throttle, tables::latest, new Inbox(builder.clock), queue, collections);
        propagation = new IndexPropagation(tables, queue, items);
        streams = new Streams(storage, tables, builder.clock, builder.streamSettings());
        operations = new OperationCatalog(
                storage,
                tables,
                items,
                streams,
                new Expressions(EXPRESSION_CACHE),
                builder.throttling,
                builder.controlPlaneDelay,
                builder.expiryPause,
                builder.interceptor);
        OperationCatalog.prepare(storage);
        indexBuilds.start(tables, items);
        propagation.start();
        operations.backgroundJobs().start(builder.backgroundPause, builder.jobObserver);
    }

    /**
     * Puts together an engine over a database.
     *
     * @param storage closed when the engine is closed; not to be given to a second engine in the same process
     */
    public static Builder builder(Storage storage) {
        return new Builder(storage);
    }

    /**
     * An endpoint that speaks DynamoDB's wire. There may be several, with different authenticators.
     *
     * @param authenticator finds out who sends a request
     */
    public WireEndpoint endpoint(Authenticator authenticator) {
        return endpoint(authenticator, RequestObserver.NONE);
    }

    /**
     * The same, telling somebody of each request.
     *
     * @param authenticator finds out who sends a request
     * @param observer hears of each request when it is answered
     */
    public WireEndpoint endpoint(Authenticator authenticator, RequestObserver observer) {
        return new Endpoint(operations, authenticator, observer, wording);
    }

    /**
     * The tables of an account in a region, to be used without a wire. Costs nothing; nobody is asked whether the account may do what it does.
     *
     * @param account 12 digits
     * @param region such as {@code eu-central-1}
     */
    public ExtendDbClient client(String account, String region) {
        return new ExtendDbClient(operations, streams, account, region);
    }

    /**
     * What an account has in a region, for harnesses that look after accounts.
     *
     * @param account 12 digits
     * @param region such as {@code eu-central-1}
     */
    public AccountData account(String account, String region) {
        return new AccountData(account, region, tables, streams, operations);
    }

    /**
     * Does now, on the caller's thread, what background jobs do by and by: deletes expired items. For tests that move the clock.
     *
     * @throws dev.extenddb.storage.StorageException if the database fails
     */
    public void runBackgroundJobs() {
        propagation.propagateDue();
        operations.backgroundJobs().run();
    }

    /** Waits until indexes are filled that were added to tables with items before the call. Does not wait for their tables to become active. */
    public void awaitIndexBuilds() {
        indexBuilds.await();
    }

    /** Waits until tables have all their items whose restores began before the call. Does not wait for those tables to become active. */
    public void awaitRestores() {
        operations.restores().await();
    }

    /**
     * Tells global indexes now, on the caller's thread, of all writes that they are yet to learn of, due or not.
     *
     * @throws dev.extenddb.storage.StorageException if the database fails
     */
    public void propagateToIndexes() {
        propagation.propagateAll();
    }

    /** Ends the engine's threads and closes the database. Requests under way may fail; none may be sent afterwards. */
    @Override
    public void close() {
        operations.backgroundJobs().close();
        propagation.close();
        indexBuilds.close();
        operations.restores().close();
        items.close();
        storage.close();
    }

    /** Puts an engine together. Not thread-safe. */
    public static final class Builder {

        private final Storage storage;
        private InstantSource clock = InstantSource.system();
        private Supplier<Duration> controlPlaneDelay = () -> Duration.ZERO;
        private Supplier<Duration> indexDelay = () -> Duration.ZERO;
        private BooleanSupplier throttling = () -> false;
        private Optional<Throttle> throttle = Optional.empty();
        private Interceptor interceptor = Interceptor.NONE;
        private Supplier<Duration> expiryPause = () -> Duration.ZERO;
        private Optional<Wording> wording = Optional.empty();
        private long itemCollectionLimit = ItemCollections.USUAL_LIMIT;
        private Duration backgroundPause = Duration.ofSeconds(1);
        private Consumption consumption = Consumption.UNCOUNTED;
        private JobObserver jobObserver = JobObserver.NONE;
        private int streamShards = 1;
        private Duration streamShardLife = StreamSettings.USUAL_SHARD_LIFE;

        private Builder(Storage storage) {
            this.storage = storage;
        }

        /** What tells the time; the system's clock unless it is set. */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * How long tables take to be created, changed and deleted; no time at all unless it is set.
         *
         * @param value not negative
         */
        public Builder controlPlaneDelay(Duration value) {
            return controlPlaneDelay(() -> value);
        }

        /** The same, asked whenever such a change begins, so that it can differ from time to time. */
        public Builder controlPlaneDelay(Supplier<Duration> value) {
            controlPlaneDelay = value;
            return this;
        }

        /** What stands around every operation that clients call; nothing unless it is set. */
        public Builder interceptor(Interceptor value) {
            interceptor = value;
            return this;
        }

        /**
         * After how long global indexes show a write, asked for at each write; zero, in the same commit, unless it is set. What was delayed
         * survives a restart.
         *
         * @param value its answers are not negative
         */
        public Builder indexDelay(Supplier<Duration> value) {
            indexDelay = value;
            return this;
        }

        /**
         * Whether requests are held to the throughput of their tables, indexes and partitions, and changes of a table's policy and of its
         * protection against deletion are kept 15 seconds apart; not unless it is set.
         */
        public Builder throttling(boolean value) {
            return throttling(() -> value);
        }

        /** The same, asked for every request. */
        public Builder throttling(BooleanSupplier value) {
            throttling = value;
            return this;
        }

        /**
         * How much time passes at least between two searches for expired items, asked before each; they are searched for in every round of
         * background jobs unless it is set.
         */
        public Builder expiryPause(Supplier<Duration> value) {
            expiryPause = value;
            return this;
        }

        /**
         * The most bytes, at least 1, that the items of a partition of a table with local indexes may have, with their rows in those indexes;
         * 10 GB unless it is set.
         */
        public Builder itemCollectionLimit(long value) {
            itemCollectionLimit = value;
            return this;
        }

        /** In which wording all errors speak on the wire; unless it is set, each operation speaks as it does in most Regions. */
        public Builder wording(Wording value) {
            wording = Optional.of(value);
            return this;
        }

        /** What decides whether requests may run, in place of {@link #throttling}. */
        public Builder throttle(Throttle value) {
            throttle = Optional.of(value);
            return this;
        }

        private Throttle throttle() {
            return throttle.isPresent() ? throttle.get() : Throttle.switched(clock, throttling);
        }

        /**
         * The pause between two rounds of background jobs, such as the deletion of expired items; a second unless it is set.
         *
         * @param value more than nothing
         */
        public Builder backgroundPause(Duration value) {
            backgroundPause = value;
            return this;
        }

        /** Who hears what tables and indexes consume; nobody unless it is set. */
        public Builder consumption(Consumption value) {
            consumption = value;
            return this;
        }

        /** Who hears of background jobs; nobody unless it is set. */
        public Builder jobObserver(JobObserver value) {
            jobObserver = value;
            return this;
        }

        /**
         * How many shards of a new stream are open at a time; one unless it is set, so that there is an order among all records.
         *
         * @param value 1 to 1000
         */
        public Builder streamShards(int value) {
            streamShards = value;
            return this;
        }

        /**
         * After how long an open shard of a stream is closed and goes on in another one; four hours unless it is set.
         *
         * @param value more than nothing
         */
        public Builder streamShardLife(Duration value) {
            streamShardLife = value;
            return this;
        }

        private StreamSettings streamSettings() {
            Duration lateWrites = storage.shared() ? TableCatalog.LEASE.multipliedBy(2) : Duration.ZERO;
            return new StreamSettings(
                    streamShards,
                    streamShardLife,
                    controlPlaneDelay,
                    storage.shared() ? CLOCK_SKEW : Duration.ZERO,
                    lateWrites);
        }

        /**
         * The engine, ready for requests. Creates what the database lacks.
         *
         * @throws IllegalArgumentException if a setting is out of its range
         * @throws dev.extenddb.storage.StorageException if the database fails
         */
        public ExtendDb build() {
            return new ExtendDb(this);
        }
    }
}
