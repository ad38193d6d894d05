package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.capacity.ReadMode;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemRead;
import dev.extenddb.dataplane.ItemTransaction;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.dataplane.WriteResult;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.Bytes;
import dev.extenddb.operation.TransactionPlanner.Planned;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.table.TableCatalog;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Does planned writes all or none, and once for each idempotency token. Thread-safe. */
final class WriteTransaction {

    /** Units of a transaction cost twice those of the same writes alone. */
    private static final int CAPACITY_FACTOR = 2;

    private final TableCatalog tables;
    private final DataPlane items;

    WriteTransaction(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /**
     * By what a repeated request is known.
     *
     * @param key where the token lies; see {@link IdempotencyTokens}
     * @param fingerprint tells the request from others
     */
    record Token(TableKey key, Bytes fingerprint) {}

    /** Ends a transaction that was done before, with the same token. */
    private static final class ReplayedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ReplayedException() {
            super(null, null, false, false);
        }
    }

    /** Refuses a transaction with two parts about one item. */
    static void requireDistinct(Collection<TableKey> keys) {
        var seen = new HashSet<TableKey>();
        for (TableKey key : keys) {
            if (!seen.add(key)) {
                throw DynamoDbException.validation(
                        "Transaction request cannot include multiple operations on one item");
            }
        }
    }

    /** Does the writes; tells what they cost, where that is asked for. A replay only reads the items. */
    CompletionStage<Optional<List<ConsumedCapacity>>> run(
            List<Planned> planned, Optional<Token> token, ConsumedCapacity.Detail detail) {
        requireDistinct(keysOf(planned));
        List<ItemWrite> writes = planned.stream().map(Planned::write).toList();
        if (token.isEmpty()) {
            return items.transact(ItemTransaction.of(writes)).thenApply(results -> written(planned, results, detail));
        }
        List<TableKey> tokenKey = List.of(token.get().key());
        return items.transact(new ItemTransaction(writes, tokenKey, stored -> tokenChange(token.get(), stored.get(0))))
                .handle((results, failure) -> {
                    if (isReplay(failure)) {
                        return replayed(planned, detail);
                    }
                    if (failure instanceof RuntimeException unchecked) {
                        throw unchecked;
                    }
                    return items.run(() -> written(planned, results, detail));
                })
                .thenCompose(stage -> stage);
    }

    private List<Change> tokenChange(Token token, Optional<StoredItem> stored) {
        if (IdempotencyTokens.isReplay(stored, token.fingerprint(), tables.now())) {
            throw new ReplayedException();
        }
        return List.of(IdempotencyTokens.remember(token.key(), stored, token.fingerprint(), tables.now()));
    }

    private static boolean isReplay(Throwable failure) {
        return failure instanceof ReplayedException
                || (failure instanceof CompletionException && failure.getCause() instanceof ReplayedException);
    }

    private static Optional<List<ConsumedCapacity>> written(
            List<Planned> planned, List<WriteResult> results, ConsumedCapacity.Detail detail) {
        Map<String, ConsumedCapacity> consumed = new LinkedHashMap<>();
        for (int i = 0; i < planned.size(); i++) {
            results.get(i).addTo(capacityOf(consumed, planned.get(i), detail), CAPACITY_FACTOR);
        }
        return reported(consumed, detail);
    }

    private CompletionStage<Optional<List<ConsumedCapacity>>> replayed(
            List<Planned> planned, ConsumedCapacity.Detail detail) {
        List<ItemRead> reads = planned.stream()
                .map(write -> new ItemRead(write.write().table(), write.write().key(), ReadMode.TRANSACTIONAL))
                .toList();
        return items.getAll(reads).thenApply(found -> {
            Map<String, ConsumedCapacity> consumed = new LinkedHashMap<>();
            for (int i = 0; i < planned.size(); i++) {
                int size = found.get(i).map(StoredItem::size).orElse(0);
                capacityOf(consumed, planned.get(i), detail).readTable(ReadMode.TRANSACTIONAL.units(size));
            }
            return reported(consumed, detail);
        });
    }

    private static List<TableKey> keysOf(List<Planned> planned) {
        return planned.stream()
                .map(write ->
                        new TableKey(write.write().table().ref(), write.write().key()))
                .toList();
    }

    private static ConsumedCapacity capacityOf(
            Map<String, ConsumedCapacity> consumed, Planned write, ConsumedCapacity.Detail detail) {
        return consumed.computeIfAbsent(write.tableName(), name -> new ConsumedCapacity(name, detail, true));
    }

    private static Optional<List<ConsumedCapacity>> reported(
            Map<String, ConsumedCapacity> consumed, ConsumedCapacity.Detail detail) {
        return detail == ConsumedCapacity.Detail.NONE ? Optional.empty() : Optional.of(List.copyOf(consumed.values()));
    }
}
