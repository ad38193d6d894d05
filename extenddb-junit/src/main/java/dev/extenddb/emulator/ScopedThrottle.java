package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.TableKey;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import dev.extenddb.throttle.Access;
import dev.extenddb.throttle.Throttle;
import dev.extenddb.throttle.ThrottledException;
import java.util.Optional;

/** Asks the throttle of the scope that a request is for, unless a fault says that nothing is left; and counts what is consumed. Thread-safe. */
final class ScopedThrottle implements Throttle {

    private final Scopes scopes;
    private final Throttle exhausted = Throttle.exhausted();

    ScopedThrottle(Scopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public Optional<ThrottledException> refusal(Table table, Optional<Index> index, Access access, Bytes key) {
        Optional<Call> call = scopes.current();
        if (call.isEmpty()) {
            return Optional.empty();
        }
        call.get().touch(table, index, access);
        Throttle throttle = call.get().admits(new TableKey(table.ref(), key))
                ? call.get().scope().throttle()
                : exhausted;
        return throttle.refusal(table, index, access, key);
    }

    @Override
    public void consume(Table table, Optional<Index> index, Access access, Bytes key, double units) {
        Optional<Call> call = scopes.current();
        if (call.isPresent()) {
            call.get().consume(access, units);
            call.get().scope().throttle().consume(table, index, access, key, units);
            call.get().scope().partitions().consume(table, index, access, key, units);
        }
    }
}
