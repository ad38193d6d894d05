package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.FaultInjector;
import dev.extenddb.emulator.FaultRule;
import dev.extenddb.emulator.FiredFault;
import dev.extenddb.emulator.LoggedRequest;
import dev.extenddb.emulator.Snapshot;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** One test while it runs: its faults, and what it has asked for since it began. */
final class RunningTest implements AutoCloseable {

    private static final int MOST_CHANGES = 50;

    private final Emulator emulator;
    private final Snapshot before;
    private final long firstRequest;
    private final int firstFault;
    private final List<FaultInjector.Injection> injections;
    private final List<String> unknownTables;

    /**
     * A test that begins.
     *
     * @param tablesOfFaults the tables that its faults name
     */
    RunningTest(Emulator emulator, List<FaultRule> faults, List<String> tablesOfFaults) {
        this.emulator = emulator;
        this.unknownTables = unknown(tablesOfFaults);
        this.before = emulator.snapshot();
        this.firstRequest = emulator.requests().count();
        this.firstFault = emulator.firedFaults().size();
        // To ask for the injector makes the emulator keep older states, which no test needs that injects nothing.
        this.injections = faults.isEmpty()
                ? List.of()
                : faults.stream().map(emulator.faults()::add).toList();
    }

    List<LoggedRequest> requests() {
        return emulator.requests().since(firstRequest);
    }

    private List<String> unknown(List<String> tables) {
        if (tables.isEmpty()) {
            return tables;
        }
        List<String> names = emulator.tableNames();
        return tables.stream().filter(table -> !names.contains(table)).toList();
    }

    /**
     * Fails if a fault names a table that was not there when the test began, is not there now, and that no request was about.
     *
     * @throws ExtensionConfigurationException with the table's name
     */
    void checkFaults() {
        for (String table : unknown(unknownTables)) {
            if (requests().stream().noneMatch(request -> request.tables().contains(table))) {
                throw new ExtensionConfigurationException(
                        "@Fault names the table " + table + ", but there are " + emulator.tableNames());
            }
        }
    }

    /** A throwable that tells what happened, to be shown beneath the failure. */
    Diagnostics diagnostics() {
        List<FiredFault> fired = emulator.firedFaults();
        return new Diagnostics(
                requests(),
                emulator.changesSince(before, MOST_CHANGES),
                fired.subList(Math.min(firstFault, fired.size()), fired.size()));
    }

    @Override
    public void close() {
        injections.forEach(FaultInjector.Injection::close);
        before.close();
    }
}
