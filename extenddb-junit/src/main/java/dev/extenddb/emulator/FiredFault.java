package dev.extenddb.emulator;

import java.time.Instant;
import java.util.List;

/**
 * A fault that has happened. Immutable.
 *
 * @param rule the rule that says so
 * @param at when, by the emulator's clock
 * @param operation what was asked for
 * @param tables the tables that the request names
 */
public record FiredFault(FaultRule rule, Instant at, String operation, List<String> tables) {

    public FiredFault {
        tables = List.copyOf(tables);
    }

    @Override
    public String toString() {
        return at + " " + rule.kind() + " on " + operation + (tables.isEmpty() ? "" : " " + String.join(", ", tables));
    }
}
