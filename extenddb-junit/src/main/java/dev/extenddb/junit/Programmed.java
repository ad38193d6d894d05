package dev.extenddb.junit;

import dev.extenddb.emulator.EmulatorEngine;
import dev.extenddb.emulator.EmulatorPrincipal;
import dev.extenddb.emulator.FaultRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a program has told an extension, and the emulator that it asked of it. Closed with the context whose store it is in. Thread-safe. */
@SuppressWarnings("deprecation") // CloseableResource is what Jupiter before 5.13 closes
final class Programmed implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final Setup setup;
    private final Given given;
    private final List<FaultRule> faults;
    private final Optional<EmulatorPrincipal> principal;
    private Optional<OpenEmulator> own = Optional.empty();

    Programmed(Setup setup, Given given, List<FaultRule> faults, Optional<EmulatorPrincipal> principal) {
        this.setup = setup;
        this.given = given;
        this.faults = List.copyOf(faults);
        this.principal = principal;
    }

    Setup setup() {
        return setup;
    }

    Given given() {
        return given;
    }

    List<FaultRule> faults() {
        return faults;
    }

    /** Who sends the requests of injected clients, if it is not the account itself. */
    Optional<EmulatorPrincipal> principal() {
        return principal;
    }

    /** The emulator of all tests, if the program has asked for one. */
    synchronized Optional<OpenEmulator> own() {
        return own;
    }

    /** The emulator of all tests. */
    synchronized OpenEmulator start() {
        if (own.isEmpty()) {
            EmulatorEngine engine = EmulatorEngine.opening(setup.storage().storage());
            var open = new OpenEmulator(engine.newOnlyEmulator(setup.settings()), setup.transport());
            open.prepareOnce(this, () -> given.prepare(open.emulator(), true));
            own = Optional.of(open);
        }
        return own.get();
    }

    @Override
    public synchronized void close() {
        own.ifPresent(OpenEmulator::close);
    }
}
