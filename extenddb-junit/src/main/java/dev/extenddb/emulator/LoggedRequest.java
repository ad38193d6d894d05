package dev.extenddb.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request that was answered, or got no answer. Immutable.
 *
 * @param at when it came in, by the emulator's clock
 * @param operation what was asked for, such as {@code PutItem}
 * @param tables the tables that it was about, those behind PartiQL statements among them
 * @param index the index that it read
 * @param readUnits the capacity units that its reads consumed, from 0 and not rounded
 * @param writeUnits the capacity units that its writes consumed, those of global indexes included
 * @param error the error that its client was told, such as {@code ConditionalCheckFailedException}
 * @param duration how long it took, in real time
 * @param caller the line that sent it, where that is in this process
 * @param faults what was done to it
 * @param findings why it would not scale; only with profile {@link Profile#STRICT}
 */
public record LoggedRequest(
        Instant at,
        String operation,
        List<String> tables,
        Optional<String> index,
        double readUnits,
        double writeUnits,
        Optional<String> error,
        Duration duration,
        Optional<StackTraceElement> caller,
        List<FaultKind> faults,
        List<String> findings) {

    public LoggedRequest {
        tables = List.copyOf(tables);
        faults = List.copyOf(faults);
        findings = List.copyOf(findings);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(at + " " + operation);
        if (!tables.isEmpty()) {
            text.append(' ').append(String.join(", ", tables));
        }
        index.ifPresent(name -> text.append('/').append(name));
        if (readUnits > 0) {
            text.append(String.format(Locale.ROOT, " %.1f RCU", readUnits));
        }
        if (writeUnits > 0) {
            text.append(String.format(Locale.ROOT, " %.1f WCU", writeUnits));
        }
        error.ifPresent(name -> text.append(" -> ").append(name));
        if (!faults.isEmpty()) {
            text.append(" (fault ").append(faults.get(0)).append(')');
        }
        caller.ifPresent(line -> text.append(" at ").append(line));
        return text.toString();
    }
}
