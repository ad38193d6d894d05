package dev.extenddb.throttle;

import dev.extenddb.item.Bytes;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.util.Optional;

/** Lets nothing run. */
final class Exhausted implements Throttle {

    @Override
    public Optional<ThrottledException> refusal(Table table, Optional<Index> index, Access access, Bytes key) {
        Target target = Target.of(table, index);
        return Optional.of(target.refusal(access, target.limit(access)));
    }

    @Override
    public void consume(Table table, Optional<Index> index, Access access, Bytes key, double units) {
        // Nothing is left to take it off from.
    }
}
