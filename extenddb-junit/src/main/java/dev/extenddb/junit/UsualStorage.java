package dev.extenddb.junit;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.h2.H2Storage;
import java.util.function.Supplier;

/** Stands for no storage in particular. */
final class UsualStorage implements Supplier<Storage> {

    @Override
    public Storage get() {
        return H2Storage.inMemory();
    }
}
