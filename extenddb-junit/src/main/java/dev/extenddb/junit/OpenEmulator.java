package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Closes an emulator with the context whose store it is in. */
@SuppressWarnings("deprecation") // CloseableResource is what Jupiter before 5.13 closes
record OpenEmulator(Emulator emulator) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
        emulator.close();
    }
}
