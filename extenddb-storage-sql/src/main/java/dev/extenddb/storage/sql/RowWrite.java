package dev.extenddb.storage.sql;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Change.Delete;
import dev.extenddb.storage.Change.Effect;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a commit does to one row.
 *
 * @param table the table or index of the row
 * @param key the row's key within it
 * @param expected what must be there
 * @param effect what happens to it
 * @param position which of the commit's changes it comes from
 */
public record RowWrite(TableRef table, Bytes key, Expected expected, Effect effect, int position) {

    private static final Comparator<RowWrite> LOCK_ORDER =
            Comparator.<RowWrite>comparingLong(write -> write.table().id()).thenComparing(RowWrite::key);

    private static final Effect REMOVAL = new Delete();

    /** What changes do to rows, in the one order in which all commits touch rows: two commits never wait for each other. */
    public static List<RowWrite> inLockOrder(List<Change> changes) {
        List<RowWrite> writes = new ArrayList<>();
        for (int position = 0; position < changes.size(); position++) {
            Change change = changes.get(position);
            writes.add(ofItem(change, position));
            for (IndexChange index : change.indexes()) {
                writes.add(ofIndex(index, position));
            }
        }
        writes.sort(LOCK_ORDER);
        return writes;
    }

    /** What a change does to the row of its item. */
    public static RowWrite ofItem(Change change, int position) {
        return new RowWrite(change.table(), change.key(), change.expected(), change.effect(), position);
    }

    private static RowWrite ofIndex(IndexChange index, int position) {
        Effect effect = index.after().<Effect>map(Put::new).orElse(REMOVAL);
        return new RowWrite(index.index(), index.key(), Expected.ANY, effect, position);
    }
}
