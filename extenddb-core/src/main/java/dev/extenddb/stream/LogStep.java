package dev.extenddb.stream;

import dev.extenddb.storage.IndexChange;
import java.util.List;

/**
 * One step in keeping a log, to be done in one commit that expects the head as it was.
 *
 * @param head the head after it
 * @param rows the rows that change with it
 * @param enough whether what was there when it began is dealt with, so that readers need not wait for more
 */
record LogStep(LogHead head, List<IndexChange> rows, boolean enough) {
    LogStep {
        rows = List.copyOf(rows);
    }

    /** A step that changes no rows. */
    static LogStep ofHead(LogHead head) {
        return new LogStep(head, List.of(), false);
    }

    /** The same step, with others to follow in any case. */
    LogStep andMore() {
        return new LogStep(head, rows, false);
    }
}
