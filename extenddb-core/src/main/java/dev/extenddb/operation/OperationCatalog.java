package dev.extenddb.operation;

import dev.extenddb.backup.Histories;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.IndexQueue;
import dev.extenddb.expression.Expressions;
import dev.extenddb.operation.BackgroundJobs.Job;
import dev.extenddb.storage.Storage;
import dev.extenddb.stream.Streams;
import dev.extenddb.table.RunningRestores;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.JsonOutput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Every operation there is, by service and name. Thread-safe. */
public final class OperationCatalog {

    private static final Duration HISTORIES_PAUSE = Duration.ofMinutes(1);

    private final Map<String, Operation<?, ?>> made = new ConcurrentHashMap<>();
    private final Operations operations;
    private final BackgroundJobs backgroundJobs;
    private final ExpiringTables expiring;
    private final Streams streams;
    private final Histories histories;
    private final Restores restores;
    private final Interceptor interceptor;

    /**
     * The operations of one engine.
     *
     * @param throttling whether requests are held back that come too soon; asked for each time
     * @param controlPlaneDelay how long tables take to be created, changed and deleted; asked for each time
     * @param expiryPause how much time passes between two searches for expired items
     * @param interceptor stands around every operation that clients call
     */
    public OperationCatalog(
            Storage storage,
            TableCatalog tables,
            DataPlane items,
            Streams streams,
            Expressions expressions,
            BooleanSupplier throttling,
            Supplier<Duration> controlPlaneDelay,
            Supplier<Duration> expiryPause,
            Interceptor interceptor) {
        this.interceptor = interceptor;
        this.streams = streams;
        expiring = new ExpiringTables(storage.catalog(), tables, items);
        var running = new RunningRestores(storage.catalog());
        Duration lateWrites = streams.settings().lateWrites();
        histories = new Histories(storage.catalog(), running, tables, items, streams.keeper(), lateWrites);
        restores = new Restores(storage, tables, items, running, histories);
        InstantSource clock = tables::now;
        var sweeps = new Paced(expiring::sweep, clock, expiryPause);
        backgroundJobs = new BackgroundJobs(
                List.of(
                        new Job("time-to-live", sweeps),
                        new Job("streams", streams::maintain),
                        new Job("histories", new Paced(histories::maintain, clock, () -> HISTORIES_PAUSE)),
                        new Job("restores", restores::resume),
                        new Job("idempotency-tokens", () -> IdempotencyTokens.purge(storage.items(), tables.now()))),
                storage.shared()
                        ? Optional.of(new Lease(storage.catalog(), "background-jobs", tables::now))
                        : Optional.empty());
        operations = new Operations(
                tables,
                items,
                streams,
                expressions,
                expiring,
                histories,
                restores,
                new CoolDown(throttling),
                controlPlaneDelay);
    }

    /** Makes room in a database for what the operations keep there besides tables. */
    public static void prepare(Storage storage) {
        IdempotencyTokens.prepare(storage.tableSpaces());
        IndexQueue.prepare(storage.tableSpaces());
    }

    /**
     * Does an operation without a wire: the request is taken as checked against the model's constraints.
     *
     * @throws dev.extenddb.error.DynamoDbException what DynamoDB would answer; the stage may fail with it as well
     */
    public <I, O extends JsonOutput> CompletionStage<O> execute(
            Class<? extends Operation<I, O>> operation, Caller caller, I request) {
        return find(Operation.SERVICE + "." + operation.getSimpleName())
                .map(operation::cast)
                .map(found -> dispatch(found, caller, request))
                .orElseThrow();
    }

    /** Does an operation for a client; the request was checked against the model's constraints. */
    public <I, O extends JsonOutput> CompletionStage<O> dispatch(Operation<I, O> operation, Caller caller, I request) {
        return interceptor.around(operation, caller, request);
    }

    /** Does for the tables of one account, on the caller's thread, what background jobs do for all. */
    public void runBackgroundJobs(String account) {
        expiring.sweep(account);
        streams.maintain(account);
        histories.maintain(account);
        restores.resume(account);
    }

    /** When the next item of an account's tables expires, or did if that one is still there. */
    public Optional<Instant> nextExpiry(String account) {
        return expiring.next(account);
    }

    /** Gives up all restores into an account's tables of a region. */
    public void abandonRestores(String account, String region) {
        restores.abandon(account, region);
    }

    /** What restores tables. */
    public Restores restores() {
        return restores;
    }

    /** What is to be done again and again, not yet begun. */
    public BackgroundJobs backgroundJobs() {
        return backgroundJobs;
    }

    /** The operation of a target: service and name, such as {@code DynamoDB_20120810.GetItem}. */
    public Optional<Operation<?, ?>> find(String target) {
        Operation<?, ?> present = made.get(target);
        return present == null ? make(target) : Optional.of(present);
    }

    /** Whether an operation of a table or a stream has a name, such as {@code GetItem}. */
    public boolean has(String name) {
        return find(Operation.SERVICE + "." + name).isPresent()
                || find(StreamReads.SERVICE + "." + name).isPresent();
    }

    private Optional<Operation<?, ?>> make(String target) {
        Optional<Operation<?, ?>> operation = operations.make(target);
        if (operation.isPresent()) {
            made.put(target, operation.get());
        }
        return operation;
    }
}
