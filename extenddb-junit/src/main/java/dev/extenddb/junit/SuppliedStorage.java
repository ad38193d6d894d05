package dev.extenddb.junit;

import dev.extenddb.storage.Storage;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;

/** Storages that a test's own class supplies. */
final class SuppliedStorage {

    private SuppliedStorage() {}

    static Setup.Kept by(Class<? extends Supplier<? extends Storage>> supplier) {
        return new Setup.Kept(
                supplier, () -> ReflectionSupport.newInstance(supplier).get());
    }
}
