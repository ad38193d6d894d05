package dev.extenddb.throttle;

import dev.extenddb.item.Bytes;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.util.Optional;

/** Another throttle, all of whose decisions are told to somebody. Thread-safe. */
public final class CountedThrottle implements Throttle {

    private final Throttle throttle;
    private final Consumption consumption;

    /** A throttle that decides as another one does. */
    public CountedThrottle(Throttle throttle, Consumption consumption) {
        this.throttle = throttle;
        this.consumption = consumption;
    }

    @Override
    public Optional<ThrottledException> refusal(Table table, Optional<Index> index, Access access, Bytes key) {
        Optional<ThrottledException> refusal = throttle.refusal(table, index, access, key);
        if (refusal.isPresent()) {
            consumption.throttled(table, index, access);
        }
        return refusal;
    }

    @Override
    public void consume(Table table, Optional<Index> index, Access access, Bytes key, double units) {
        consumption.consumed(table, index, access, units);
        throttle.consume(table, index, access, key, units);
    }
}
