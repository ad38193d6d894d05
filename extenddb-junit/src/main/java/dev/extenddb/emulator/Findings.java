package dev.extenddb.emulator;

import dev.extenddb.operation.Query;
import dev.extenddb.operation.ReadOptions;
import dev.extenddb.operation.ReadResponse;
import dev.extenddb.operation.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sees what would not scale in a request and its answer. */
final class Findings {

    private Findings() {}

    static List<String> of(RequestTarget target, Object request, Object response) {
        var findings = new ArrayList<String>();
        String what = String.join(", ", target.tables())
                + target.index().map(name -> "/" + name).orElse("");
        if (request instanceof Scan.Request scan) {
            findings.add("Scan of " + what);
            if (scan.options().limit().isEmpty()) {
                findings.add("Scan of " + what + " without a limit");
            }
        }
        if (response instanceof ReadResponse page && isFiltered(request)) {
            int dropped = page.scannedCount() - page.count();
            if (dropped > page.count()) {
                findings.add("Filter on " + what + " drops " + dropped + " of " + page.scannedCount() + " items read");
            }
        }
        return findings;
    }

    private static boolean isFiltered(Object request) {
        return options(request)
                .filter(options -> options.filterExpression().isPresent()
                        || options.legacyFilter().isPresent())
                .isPresent();
    }

    private static Optional<ReadOptions> options(Object request) {
        if (request instanceof Query.Request query) {
            return Optional.of(query.options());
        }
        return request instanceof Scan.Request scan ? Optional.of(scan.options()) : Optional.empty();
    }
}
