package dev.extenddb.emulator;

import dev.extenddb.storage.TableRef;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tables that the engine made for itself, before anybody asked for one: they have rows of all accounts. Thread-safe. */
final class SharedTables {

    private final Set<TableRef> refs = ConcurrentHashMap.newKeySet();

    void add(TableRef ref) {
        refs.add(ref);
    }

    boolean contains(TableRef ref) {
        return refs.contains(ref);
    }
}
