package dev.extenddb.storage.postgres;

import dev.extenddb.storage.Change;
import dev.extenddb.storage.ItemStore.Outcome;
import dev.extenddb.storage.sql.Committer;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.RowWrite;
import dev.extenddb.storage.sql.TransactionCommitter;
import java.util.List;

/** Chooses the way to commit that takes the fewest round trips: one statement, one statement with index rows chained to it, one
 * statement for each table, or a pipeline. */
final class PostgresCommitter implements Committer {

    /** A chain costs the server a step of recursion for each link, and the more of them, the more texts there are to be prepared. */
    private static final int LONGEST_CHAIN = 16;

    /** From so many rows on, statements that take all of a table cost less than one for each. */
    private static final int MANY = 5;

    private final TransactionCommitter rows;
    private final ChainedCommit chained;
    private final PipelinedCommit pipelined;
    private final BulkCommit bulk;
    private final boolean chains;

    /**
     * Commits to a database.
     *
     * @param chains whether a statement may change a table more than once
     */
    PostgresCommitter(Database database, SeparateTables tables, boolean chains) {
        this.rows = new TransactionCommitter(database, tables);
        this.chained = new ChainedCommit(database, tables);
        this.pipelined = new PipelinedCommit(database, tables);
        this.bulk = new BulkCommit(database, tables, chains);
        this.chains = chains;
    }

    @Override
    public void commit(List<Change> changes) {
        if (changes.size() == 1 && changes.get(0).indexes().isEmpty()) {
            rows.commitRow(RowWrite.ofItem(changes.get(0), 0));
            return;
        }
        List<RowWrite> writes = RowWrite.inLockOrder(changes);
        boolean chainable = chains && changes.size() == 1 && writes.size() <= LONGEST_CHAIN;
        if (chainable && ChainedCommit.canCommit(changes.get(0), writes)) {
            chained.commit(writes);
        } else if (chains && writes.size() >= MANY && BulkCommit.canCommitAll(changes)) {
            bulk.commitAll(changes);
        } else {
            pipelined.commit(writes);
        }
    }

    @Override
    public List<Outcome> commitEach(List<Change> changes) {
        return bulk.commitEach(changes, this::commitOne);
    }
}
