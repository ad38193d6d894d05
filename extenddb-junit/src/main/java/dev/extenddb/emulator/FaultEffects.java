package dev.extenddb.emulator;

import dev.extenddb.dataplane.CancellationReason;
import dev.extenddb.dataplane.ConditionalCheckFailedException;
import dev.extenddb.dataplane.TransactionCanceledException;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.error.NoAnswerException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What faults do to a request. Each takes what is to be done, and returns what is done in its place. */
final class FaultEffects {

    private static final String CONFLICT = "Transaction is ongoing for the item";

    /** Operations that have no table's or index's throughput to exceed. */
    private static final Set<String> HELD_TO_THROUGHPUT = Set.of(
            "GetItem",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "Query",
            "Scan",
            "BatchGetItem",
            "BatchWriteItem",
            "TransactGetItems",
            "TransactWriteItems",
            "ExecuteStatement",
            "BatchExecuteStatement",
            "ExecuteTransaction");

    private final RequestTarget request;
    private final Call call;
    private final Runnable splitShards;

    /**
     * The faults of one request.
     *
     * @param splitShards splits the shards of the stream that the request reads
     */
    FaultEffects(RequestTarget request, Call call, Runnable splitShards) {
        this.request = request;
        this.call = call;
        this.splitShards = splitShards;
    }

    <O> Supplier<CompletionStage<O>> apply(FaultRule rule, Supplier<CompletionStage<O>> work) {
        return switch (rule.kind()) {
            case THROTTLE -> throttled(0, work);
            case UNPROCESSED_ITEMS -> throttled(request.parts() / 2, work);
            case INTERNAL_ERROR -> failing(error(ErrorCode.INTERNAL_SERVER_ERROR, "Internal server error"));
            case UNAVAILABLE ->
                failing(error(ErrorCode.SERVICE_UNAVAILABLE, "Service is unavailable. Please try again."));
            case LATENCY -> first(() -> call.scope().clock().advance(rule.duration()), work);
            case DELAY -> delayed(rule, work);
            case TRANSACTION_CONFLICT ->
                failing(
                        isTransaction()
                                ? canceled(CancellationReason.of("TransactionConflict", CONFLICT))
                                : error(ErrorCode.TRANSACTION_CONFLICT, CONFLICT));
            case CONDITION_FAILED -> {
                var failed = new ConditionalCheckFailedException(Optional.empty());
                yield failing(isTransaction() ? canceled(CancellationReason.of(failed)) : failed);
            }
            case CONNECTION_RESET -> failing(new NoAnswerException("The connection was reset"));
            case RESPONSE_LOST -> () -> work.get().thenCompose(FaultEffects::lost);
            case STALE_READ -> first(call::beStale, work);
            case EXPIRED_ITERATOR -> failing(error(ErrorCode.EXPIRED_ITERATOR, "Iterator expired"));
            case SHARD_SPLIT -> first(splitShards, work);
        };
    }

    private <O> Supplier<CompletionStage<O>> throttled(int parts, Supplier<CompletionStage<O>> work) {
        return HELD_TO_THROUGHPUT.contains(request.operation())
                ? first(() -> call.throttleAfter(parts), work)
                : failing(error(ErrorCode.THROTTLING, "Rate of requests exceeds the allowed throughput."));
    }

    private static <O> Supplier<CompletionStage<O>> first(Runnable effect, Supplier<CompletionStage<O>> work) {
        return () -> {
            effect.run();
            return work.get();
        };
    }

    private static <O> Supplier<CompletionStage<O>> failing(RuntimeException failure) {
        return () -> CompletableFuture.failedFuture(failure);
    }

    private static <O> Supplier<CompletionStage<O>> delayed(FaultRule rule, Supplier<CompletionStage<O>> work) {
        Executor later = CompletableFuture.delayedExecutor(rule.duration().toNanos(), TimeUnit.NANOSECONDS);
        return () -> CompletableFuture.supplyAsync(work, later).thenCompose(stage -> stage);
    }

    private static <O> CompletionStage<O> lost(O output) {
        return CompletableFuture.failedFuture(new NoAnswerException("The answer was lost: " + output.getClass()));
    }

    private boolean isTransaction() {
        return request.operation().startsWith("Transact") || request.operation().equals("ExecuteTransaction");
    }

    private TransactionCanceledException canceled(CancellationReason reason) {
        return TransactionCanceledException.because(reason, 0, request.parts());
    }

    private static DynamoDbException error(ErrorCode code, String message) {
        return new DynamoDbException(code, message);
    }
}
