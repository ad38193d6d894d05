package dev.extenddb.junit;

import dev.extenddb.emulator.EmulatorEngine;
import dev.extenddb.emulator.EmulatorPrincipal;
import dev.extenddb.emulator.FaultRule;
import dev.extenddb.fixture.TableFixture;
import java.util.List;
import java.util.Optional;

/** What a program has told an extension, and the emulator that it asked of it. Thread-safe. */
final class Programmed {

    private final Setup setup;
    private final Given given;
    private final List<FaultRule> faults;
    private final Optional<EmulatorPrincipal> principal;
    private final Budgets budgets;
    private Optional<OpenEmulator> own = Optional.empty();

    Programmed(
            Setup setup, Given given, List<FaultRule> faults, Optional<EmulatorPrincipal> principal, Budgets budgets) {
        this.setup = setup;
        this.given = given;
        this.faults = List.copyOf(faults);
        this.principal = principal;
        this.budgets = budgets;
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

    Budgets budgets() {
        return budgets;
    }

    /** The names of the tables that have beans of a class. */
    List<String> tablesOf(Class<?> bean) {
        return given.tables().stream()
                .filter(table -> table.bean().equals(Optional.of(bean)))
                .map(TableFixture::name)
                .toList();
    }

    /** The emulator of all tests, if the program has asked for one. */
    synchronized Optional<OpenEmulator> own() {
        return own;
    }

    /**
     * The emulator of all tests. It lasts as long as the process, because so do the applications that frameworks keep for later tests: when failed tests
     * run once more they meet it again.
     */
    synchronized OpenEmulator start() {
        if (own.isEmpty()) {
            EmulatorEngine engine = EmulatorEngine.opening(setup.storage().storage());
            var open = new OpenEmulator(engine.newOnlyEmulator(setup.settings()), setup.transport());
            open.prepareOnce(this, () -> given.prepare(open.emulator(), true));
            Runtime.getRuntime().addShutdownHook(new Thread(open::close, "extenddb-shutdown"));
            own = Optional.of(open);
        }
        return own.get();
    }
}
