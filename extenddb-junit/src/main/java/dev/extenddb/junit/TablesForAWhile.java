package dev.extenddb.junit;

import dev.extenddb.fixture.TableFixture;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Removes the tables of a method or a nested class with the context whose store it is in, where the emulator goes on after it.
 *
 * @param key by which they were prepared
 */
@SuppressWarnings("deprecation") // CloseableResource is what Jupiter before 5.13 closes
record TablesForAWhile(OpenEmulator open, Object key, List<TableFixture> tables)
        implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
        open.giveUp(key, tables);
    }
}
