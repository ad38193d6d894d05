package dev.extenddb.dataplane;

import dev.extenddb.dataplane.ItemWriter.Plan;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.StoredItem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads all items of a transaction, decides all its writes, and commits them all or none. Whoever commits first wins; the other reads and
 * decides again. Thread-safe; calls wait for the store.
 */
final class TransactionWriter {

    /** The errors of one write that cancel a transaction, with a reason for each. */
    private static final Set<ErrorCode> REFUSALS = Set.of(
            ErrorCode.CONDITIONAL_CHECK_FAILED,
            ErrorCode.DUPLICATE_ITEM,
            ErrorCode.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED,
            ErrorCode.VALIDATION);

    private final ItemStore store;
    private final ItemWriter writer;

    TransactionWriter(ItemStore store, ItemWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /**
     * What a transaction commits.
     *
     * @param further how many of the changes are none of its writes; they come first
     * @param changes all its changes
     * @param plans its writes as decided
     */
    record Decided(ItemTransaction transaction, int further, List<Change> changes, List<Plan> plans) {

        List<WriteResult> results() {
            return plans.stream().map(Plan::result).toList();
        }
    }

    List<WriteResult> write(ItemTransaction asked) {
        ItemTransaction transaction = onLatest(asked);
        int conflict = -1;
        for (int attempt = 0; attempt < ItemWriter.TRIES; attempt++) {
            Decided decided = decide(transaction, store.getAll(transaction.keys()));
            try {
                store.commit(decided.changes());
                return done(decided);
            } catch (ConflictException e) {
                conflict = e.position() - decided.further();
                ItemWriter.pause(attempt);
            }
        }
        throw TransactionCanceledException.because(
                CancellationReason.of("TransactionConflict", ItemWriter.CONFLICT),
                Math.max(0, conflict),
                transaction.writes().size());
    }

    ItemTransaction onLatest(ItemTransaction asked) {
        return asked.on(writer.onLatest(asked.writes()));
    }

    /** Decides on all writes, given what is stored under the transaction's keys; if any is refused, the transaction is cancelled. */
    Decided decide(ItemTransaction transaction, List<Optional<StoredItem>> stored) {
        List<ItemWrite> writes = transaction.writes();
        var changes = new ArrayList<>(transaction.also().apply(stored.subList(writes.size(), stored.size())));
        int further = changes.size();
        List<Plan> plans = planAll(writes, stored);
        for (int i = 0; i < writes.size(); i++) {
            changes.add(plans.get(i).change().orElse(check(writes.get(i), stored.get(i))));
        }
        return new Decided(transaction, further, changes, plans);
    }

    private List<Plan> planAll(List<ItemWrite> writes, List<Optional<StoredItem>> stored) {
        // All at one instant, so that what is restored to an instant has all of a transaction or nothing.
        var now = InstantSource.fixed(writer.now());
        var plans = new ArrayList<Plan>();
        var reasons = new ArrayList<CancellationReason>();
        for (int i = 0; i < writes.size(); i++) {
            try {
                plans.add(writer.plan(writes.get(i), stored.get(i), now));
                reasons.add(CancellationReason.NONE);
            } catch (DynamoDbException e) {
                if (!REFUSALS.contains(e.code())) {
                    throw e;
                }
                reasons.add(CancellationReason.of(e));
            }
        }
        if (plans.size() < writes.size()) {
            throw new TransactionCanceledException(reasons);
        }
        return plans;
    }

    private static Change check(ItemWrite write, Optional<StoredItem> stored) {
        return new Change(write.table().ref(), write.key(), ItemWriter.expected(stored), new Change.Check(), List.of());
    }

    /** Takes note of what was committed. */
    List<WriteResult> done(Decided decided) {
        List<ItemWrite> writes = decided.transaction().writes();
        for (int i = 0; i < writes.size(); i++) {
            writer.account(writes.get(i), decided.plans().get(i).result());
        }
        return decided.results();
    }
}
