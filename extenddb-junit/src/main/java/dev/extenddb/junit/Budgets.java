package dev.extenddb.junit;

import dev.extenddb.emulator.LoggedRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/**
 * What a test may ask of DynamoDB.
 *
 * @param scans whether it may scan
 * @param readUnits the most read capacity units
 * @param writeUnits the most write capacity units
 * @param requests the most requests
 */
record Budgets(boolean scans, double readUnits, double writeUnits, int requests) {

    static final Budgets NONE = new Budgets(true, Double.MAX_VALUE, Double.MAX_VALUE, Integer.MAX_VALUE);

    private static final int MOST_LINES = 20;

    /**
     * The budgets of a test: those of its annotations, and what they do not say as a program says it.
     *
     * @param programmed what a program says
     */
    static Budgets of(ExtensionContext context, Budgets programmed) {
        Optional<ForbidScan> noScan = Annotations.find(context, ForbidScan.class);
        Optional<CapacityBudget> capacity = Annotations.find(context, CapacityBudget.class);
        Optional<RequestBudget> requests = Annotations.find(context, RequestBudget.class);
        return new Budgets(
                programmed.scans && noScan.isEmpty(),
                capacity.map(CapacityBudget::read).orElse(programmed.readUnits),
                capacity.map(CapacityBudget::write).orElse(programmed.writeUnits),
                requests.map(RequestBudget::max).orElse(programmed.requests));
    }

    Budgets withoutScans() {
        return new Budgets(false, readUnits, writeUnits, requests);
    }

    Budgets withCapacity(double read, double write) {
        return new Budgets(scans, read, write, requests);
    }

    Budgets withRequests(int most) {
        return new Budgets(scans, readUnits, writeUnits, most);
    }

    /**
     * Fails if more was asked for.
     *
     * @throws AssertionFailedError with the requests to blame
     */
    void check(List<LoggedRequest> sent) {
        var violations = new ArrayList<String>();
        List<LoggedRequest> scanned = sent.stream()
                .filter(request -> request.operation().equals("Scan"))
                .toList();
        if (!scans && !scanned.isEmpty()) {
            violations.add(violation("Scans are forbidden here", scanned));
        }
        exceeded(sent, LoggedRequest::readUnits, readUnits, "read").ifPresent(violations::add);
        exceeded(sent, LoggedRequest::writeUnits, writeUnits, "write").ifPresent(violations::add);
        if (sent.size() > requests) {
            violations.add(violation("The test sent " + sent.size() + " requests, of at most " + requests, sent));
        }
        if (!violations.isEmpty()) {
            throw new AssertionFailedError(String.join("\n", violations));
        }
    }

    private static Optional<String> exceeded(
            List<LoggedRequest> sent, ToDoubleFunction<LoggedRequest> units, double most, String kind) {
        double sum = sent.stream().mapToDouble(units).sum();
        if (sum <= most) {
            return Optional.empty();
        }
        List<LoggedRequest> dearestFirst = sent.stream()
                .filter(request -> units.applyAsDouble(request) > 0)
                .sorted(Comparator.comparingDouble(units).reversed())
                .toList();
        return Optional.of(violation(
                "The test consumed " + sum + " " + kind + " capacity units, of at most " + most, dearestFirst));
    }

    private static String violation(String what, List<LoggedRequest> blamed) {
        String lines = blamed.stream()
                .limit(MOST_LINES)
                .map(request -> "\n  " + request)
                .collect(Collectors.joining());
        return what + ":" + lines + (blamed.size() > MOST_LINES ? "\n  ..." : "");
    }
}
