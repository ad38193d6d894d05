package dev.extenddb.stream;

import dev.extenddb.storage.StoredItem;

/**
 * A record in the inbox.
 *
 * @param row the row that it is stored in
 * @param change what its order depends on
 */
record Arrival(StoredItem row, ChangeSummary change) {

    static Arrival of(StoredItem row) {
        return new Arrival(row, ChangeSummary.decode(row.json()));
    }

    /** How many bytes it takes to store. */
    int length() {
        return row.json().length();
    }
}
