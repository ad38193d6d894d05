package dev.extenddb.iam;

import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogStore;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes changes of several documents in one transaction. They are worked out again when another change came between. Thread-safe.
 *
 * @param catalog where the documents are
 */
record Changes(CatalogStore catalog) {

    /**
     * Makes changes.
     *
     * @param work reads what there is, and says what is to be changed, nothing being nothing to do; it throws what cannot be done
     */
    void make(Supplier<List<CatalogChange>> work) {
        List<CatalogChange> changes;
        do {
            changes = work.get();
        } while (!changes.isEmpty() && !catalog.change(changes));
    }
}
