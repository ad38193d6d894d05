package dev.extenddb.assertion;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.LoggedRequest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Assertions on an emulator as it is when they are called. Each throws an {@link AssertionError} if it does not hold, and can be followed by another. Thread-safe. */
public final class EmulatorAssert {

    private final Emulator emulator;

    EmulatorAssert(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Assertions on a table, which must be there. */
    public TableAssert table(String name) {
        List<String> names = emulator.tableNames();
        require(names.contains(name), "Expected a table " + name + ", but there are " + names);
        return new TableAssert(emulator, name);
    }

    /** There are these tables and no others, in any order. */
    public EmulatorAssert hasTables(String... names) {
        Set<String> expected = new TreeSet<>(List.of(names));
        require(
                expected.equals(new TreeSet<>(emulator.tableNames())),
                "Expected the tables " + expected + ", but there are " + emulator.tableNames());
        return this;
    }

    /** Nobody has scanned a table or an index, as far back as the log of requests goes. */
    public EmulatorAssert hasNoScans() {
        List<LoggedRequest> scans = emulator.requests().of("Scan");
        require(scans.isEmpty(), "Expected no scans, but there were:" + lines(scans));
        return this;
    }

    /**
     * So many requests of an operation have been sent, retries included.
     *
     * @param operation such as {@code PutItem}
     * @param count exactly how many; those that the log of requests still has are counted
     */
    public EmulatorAssert hasRequests(String operation, int count) {
        List<LoggedRequest> requests = emulator.requests().of(operation);
        require(
                requests.size() == count,
                "Expected " + count + " requests of " + operation + ", but there were " + requests.size() + ":"
                        + lines(requests));
        return this;
    }

    /** Nothing was found that would not scale; see {@link dev.extenddb.emulator.RequestLog#findings}. Holds always unless the profile is {@code STRICT}. */
    public EmulatorAssert hasNoFindings() {
        List<String> findings = emulator.requests().findings();
        require(findings.isEmpty(), "Expected nothing that would not scale, but:" + lines(findings));
        return this;
    }

    static String lines(Collection<?> elements) {
        return elements.stream().map(element -> "\n  " + element).collect(Collectors.joining());
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
