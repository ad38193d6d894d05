package dev.extenddb.emulator;

import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import dev.extenddb.throttle.Access;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is being done for an emulator on one thread: a request, or work that nobody asked for. Not thread-safe. */
final class Call {

    private final Scope scope;
    private final boolean eventual;
    private final Set<String> tables = new LinkedHashSet<>();
    private Optional<TableRef> globalIndex = Optional.empty();
    private OptionalInt mostParts = OptionalInt.empty();
    private final Set<TableKey> admitted = new HashSet<>();
    private boolean stale;
    private double readUnits;
    private double writeUnits;

    /** What a request may see of older states. */
    enum View {
        CURRENT,
        /** Writes are seen after a while. */
        LAGGING,
        /** The last write of each item is not seen. */
        STALE
    }

    private Call(Scope scope, boolean eventual) {
        this.scope = scope;
        this.eventual = eventual;
    }

    static Call of(Scope scope, RequestTarget target) {
        return new Call(scope, target.eventual());
    }

    /** Work that no client asked for. */
    static Call ofItself(Scope scope) {
        return new Call(scope, false);
    }

    Scope scope() {
        return scope;
    }

    /** Takes note of what is accessed. */
    void touch(Table table, Optional<Index> index, Access access) {
        tables.add(table.name());
        if (access == Access.READ) {
            globalIndex = index.isPresent() && index.get().global()
                    ? Optional.of(index.get().ref())
                    : Optional.empty();
        }
    }

    void consume(Access access, double units) {
        if (access == Access.READ) {
            readUnits += units;
        } else {
            writeUnits += units;
        }
    }

    /** Has all but the first parts of the request throttled. */
    void throttleAfter(int parts) {
        mostParts = OptionalInt.of(parts);
    }

    /** Whether a part may run; asked more than once, it says the same. */
    boolean admits(TableKey part) {
        if (mostParts.isEmpty() || admitted.contains(part)) {
            return true;
        }
        return admitted.size() < mostParts.getAsInt() && admitted.add(part);
    }

    /** Has reads not see the last write of each item. */
    void beStale() {
        stale = true;
    }

    /** What it sees of the rows of a table or an index. */
    View view(TableRef ref) {
        if (stale) {
            return View.STALE;
        }
        boolean lags = scope.profile().lags() && (eventual || isGlobalIndex(ref));
        return lags ? View.LAGGING : View.CURRENT;
    }

    boolean isGlobalIndex(TableRef ref) {
        return globalIndex.filter(ref::equals).isPresent();
    }

    Set<String> tables() {
        return tables;
    }

    double readUnits() {
        return readUnits;
    }

    double writeUnits() {
        return writeUnits;
    }
}
