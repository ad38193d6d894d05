package dev.extenddb.throttle;

import dev.extenddb.item.Bytes;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.util.Optional;

/** Lets everything run. */
final class Unlimited implements Throttle {

    @Override
    public Optional<ThrottledException> refusal(Table table, Optional<Index> index, Access access, Bytes key) {
        return Optional.empty();
    }

    @Override
    public void consume(Table table, Optional<Index> index, Access access, Bytes key, double units) {
        // There is nothing to take it off from.
    }
}
