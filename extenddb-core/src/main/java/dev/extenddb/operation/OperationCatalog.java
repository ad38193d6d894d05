package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.IndexQueue;
import dev.extenddb.expression.Expressions;
import dev.extenddb.operation.BackgroundJobs.Job;
import dev.extenddb.storage.Storage;
import dev.extenddb.stream.Streams;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.JsonOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Every operation there is, by service and name. Immutable. */
public final class OperationCatalog {

    private final Map<String, Operation<?, ?>> byTarget = new LinkedHashMap<>();
    private final BackgroundJobs backgroundJobs;
    private final ExpiringTables expiring;
    private final Streams streams;
    private final Interceptor interceptor;

    /**
     * The operations of one engine.
     *
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
            Supplier<Duration> controlPlaneDelay,
            Supplier<Duration> expiryPause,
            Interceptor interceptor) {
        this.interceptor = interceptor;
        this.streams = streams;
        expiring = new ExpiringTables(storage.catalog(), tables, items);
        var sweeps = new Paced(expiring::sweep, tables::now, expiryPause);
        backgroundJobs = new BackgroundJobs(
                List.of(
                        new Job("time-to-live", sweeps),
                        new Job("streams", streams::maintain),
                        new Job("idempotency-tokens", () -> IdempotencyTokens.purge(storage.items(), tables.now()))),
                storage.shared()
                        ? Optional.of(new Lease(storage.catalog(), "background-jobs", tables::now))
                        : Optional.empty());
        var streamReads = new StreamReads(items, streams, tables);
        List<Operation<?, ?>> operations = List.of(
                new CreateTable(tables, items, streams.catalog(), controlPlaneDelay),
                new DescribeTable(tables, items),
                new UpdateTable(tables, items, streams.catalog(), controlPlaneDelay),
                new DeleteTable(tables, items, streams.catalog(), controlPlaneDelay),
                new ListTables(tables, items),
                new PutItem(tables, items, expressions),
                new GetItem(tables, items, expressions),
                new UpdateItem(tables, items, expressions),
                new DeleteItem(tables, items, expressions),
                new Query(tables, items, expressions),
                new Scan(tables, items, expressions),
                new BatchGetItem(tables, items, expressions),
                new BatchWriteItem(tables, items),
                new TransactGetItems(tables, items, expressions),
                new TransactWriteItems(tables, items, expressions),
                new ExecuteStatement(tables, items),
                new BatchExecuteStatement(tables, items),
                new ExecuteTransaction(tables, items),
                new UpdateTimeToLive(tables, items, expiring, controlPlaneDelay),
                new DescribeTimeToLive(tables, items),
                new TagResource(tables, items),
                new UntagResource(tables, items),
                new ListTagsOfResource(tables, items),
                new PutResourcePolicy(tables, items, streams.catalog()),
                new GetResourcePolicy(tables, items),
                new DeleteResourcePolicy(tables, items),
                new ListStreams(items, streams.catalog()),
                new DescribeStream(streamReads),
                new GetShardIterator(streamReads),
                new GetRecords(streamReads),
                new DescribeLimits(),
                new DescribeEndpoints());
        operations.forEach(operation -> byTarget.put(operation.service() + "." + operation.name(), operation));
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
        return byTarget.values().stream()
                .filter(operation::isInstance)
                .map(operation::cast)
                .findFirst()
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
    }

    /** When the next item of an account's tables expires, or did if that one is still there. */
    public Optional<Instant> nextExpiry(String account) {
        return expiring.next(account);
    }

    /** What is to be done again and again, not yet begun. */
    public BackgroundJobs backgroundJobs() {
        return backgroundJobs;
    }

    /** The operation of a target: service and name, such as {@code DynamoDB_20120810.GetItem}. */
    public Optional<Operation<?, ?>> find(String target) {
        return Optional.ofNullable(byTarget.get(target));
    }
}
