package dev.extenddb.junit;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.storage.Storage;
import java.util.function.Supplier;

/** Stands for no storage in particular. */
final class UsualStorage implements Supplier<Storage> {

    @Override
    public Storage get() {
        return new MemoryStorage();
    }
}
