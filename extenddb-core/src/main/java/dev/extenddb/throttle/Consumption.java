package dev.extenddb.throttle;

import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.util.Optional;

/** Hears what tables and indexes consume, for those who keep count. Called on the threads of requests: thread-safe, and quick. */
public interface Consumption {

    /** Hears nothing. */
    Consumption UNCOUNTED = new Consumption() {
        @Override
        public void consumed(Table table, Optional<Index> index, Access access, double units) {
            // Nobody asked.
        }

        @Override
        public void throttled(Table table, Optional<Index> index, Access access) {
            // Nobody asked.
        }
    };

    /**
     * Capacity was consumed.
     *
     * @param index empty for the table itself
     * @param units capacity units, of reads or of writes
     */
    void consumed(Table table, Optional<Index> index, Access access, double units);

    /**
     * A request, or a part of a batch or transaction, was not let run.
     *
     * @param index that was read; empty for the table and for all writes, whichever of the table's indexes held them up
     */
    void throttled(Table table, Optional<Index> index, Access access);
}
