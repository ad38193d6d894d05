package dev.extenddb.junit;

import dev.extenddb.emulator.FiredFault;
import dev.extenddb.emulator.ItemChange;
import dev.extenddb.emulator.LoggedRequest;
import java.util.List;

/** What a failed test did with DynamoDB: shown in reports as a suppressed exception of the failure. */
final class Diagnostics extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_REQUESTS = 50;

    Diagnostics(List<LoggedRequest> requests, List<ItemChange> changes, List<FiredFault> faults) {
        super(text(requests, changes, faults), null, false, false);
    }

    /** Where it is not known what the tables were. */
    Diagnostics(List<LoggedRequest> requests, List<FiredFault> faults) {
        super(text(requests, faults), null, false, false);
    }

    private static String text(List<LoggedRequest> requests, List<ItemChange> changes, List<FiredFault> faults) {
        StringBuilder text = began(requests);
        add(text, "Changes of items (" + changes.size() + ")", changes);
        add(text, "Faults (" + faults.size() + ")", faults);
        return text.toString();
    }

    private static String text(List<LoggedRequest> requests, List<FiredFault> faults) {
        StringBuilder text = began(requests);
        add(text, "Faults (" + faults.size() + ")", faults);
        return text.toString();
    }

    private static StringBuilder began(List<LoggedRequest> requests) {
        var text = new StringBuilder("DynamoDB since the test began:");
        List<LoggedRequest> last = requests.subList(Math.max(0, requests.size() - MOST_REQUESTS), requests.size());
        String which = last.size() < requests.size() ? ", the last " + last.size() : "";
        add(text, "Requests (" + requests.size() + which + ")", last);
        return text;
    }

    private static void add(StringBuilder text, String title, List<?> lines) {
        text.append("\n  ").append(title);
        lines.forEach(line -> text.append("\n    ").append(line));
    }
}
