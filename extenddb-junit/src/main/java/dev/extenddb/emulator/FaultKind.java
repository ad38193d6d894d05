package dev.extenddb.emulator;

import java.util.Map;
import java.util.Set;

/** What can go wrong with a request. Which operations can be hit follows from it; {@link #canHit} tells. */
public enum FaultKind {

    /** The request is refused because its table, its index or, where it is about neither, its account has used up what it may use. */
    THROTTLE(Reach.ALL),

    /** The service fails: {@code InternalServerError}, HTTP 500. Nothing is done. */
    INTERNAL_ERROR(Reach.ALL),

    /** The service cannot be had: {@code ServiceUnavailableException}, HTTP 503. Nothing is done. */
    UNAVAILABLE(Reach.ALL),

    /** The request takes time by the emulator's clock, which is put forward: nobody waits. Not for {@link ClockMode#SYSTEM}. */
    LATENCY(Reach.ALL),

    /** The request takes real time, and is done after that. */
    DELAY(Reach.ALL),

    /** Another transaction is under way for the first item of the request. */
    TRANSACTION_CONFLICT(Reach.TRANSACTIONAL),

    /** The last half of a batch is left unprocessed; a batch of one is throttled. */
    UNPROCESSED_ITEMS(Reach.BATCHES),

    /** The condition of the write does not hold, whatever it says; of a transaction, that of the first part. */
    CONDITION_FAILED(Reach.CONDITIONAL),

    /** The connection is reset before the request arrives. */
    CONNECTION_RESET(Reach.ALL),

    /** The request is done, and the connection is reset before the answer arrives. */
    RESPONSE_LOST(Reach.ALL),

    /** An eventually consistent read does not see the last write of each item, as far as it was made since {@link Emulator#faults} was first asked for. */
    STALE_READ(Reach.READS),

    /** The shard iterator has expired. */
    EXPIRED_ITERATOR(Reach.GET_RECORDS),

    /** Each open shard of the stream is closed before the request, and goes on in a new one. */
    SHARD_SPLIT(Reach.GET_RECORDS);

    private final Reach reach;

    FaultKind(Reach reach) {
        this.reach = reach;
    }

    /**
     * Whether it can happen to an operation.
     *
     * @param operation such as {@code PutItem}
     */
    public boolean canHit(String operation) {
        Set<String> operations = OPERATIONS.get(reach);
        return operations == null || operations.contains(operation);
    }

    private enum Reach {
        ALL,
        TRANSACTIONAL,
        BATCHES,
        CONDITIONAL,
        READS,
        GET_RECORDS
    }

    private static final Map<Reach, Set<String>> OPERATIONS = Map.of(
            Reach.TRANSACTIONAL,
            Set.of(
                    "PutItem",
                    "UpdateItem",
                    "DeleteItem",
                    "TransactGetItems",
                    "TransactWriteItems",
                    "ExecuteTransaction"),
            Reach.BATCHES,
            Set.of("BatchGetItem", "BatchWriteItem"),
            Reach.CONDITIONAL,
            Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "ExecuteTransaction"),
            Reach.READS,
            Set.of("GetItem", "Query", "Scan", "BatchGetItem", "ExecuteStatement", "BatchExecuteStatement"),
            Reach.GET_RECORDS,
            Set.of("GetRecords"));
}
