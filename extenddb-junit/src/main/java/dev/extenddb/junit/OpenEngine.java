package dev.extenddb.junit;

import dev.extenddb.emulator.EmulatorEngine;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Closes an engine with the context whose store it is in. */
@SuppressWarnings("deprecation") // CloseableResource is what Jupiter before 5.13 closes
record OpenEngine(EmulatorEngine engine) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
        engine.close();
    }
}
