package dev.extenddb.throttle;

import dev.extenddb.item.Bytes;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Another throttle while it is switched on. */
final class Switched implements Throttle {

    private final Throttle throttle;
    private final BooleanSupplier isOn;

    Switched(Throttle throttle, BooleanSupplier isOn) {
        this.throttle = throttle;
        this.isOn = isOn;
    }

    @Override
    public Optional<ThrottledException> refusal(Table table, Optional<Index> index, Access access, Bytes key) {
        return isOn.getAsBoolean() ? throttle.refusal(table, index, access, key) : Optional.empty();
    }

    @Override
    public void consume(Table table, Optional<Index> index, Access access, Bytes key, double units) {
        if (isOn.getAsBoolean()) {
            throttle.consume(table, index, access, key, units);
        }
    }
}
