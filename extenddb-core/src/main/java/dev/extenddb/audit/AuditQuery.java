package dev.extenddb.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events are wanted, oldest first.
 *
 * @param after the id of the event after which to begin; empty for the first one
 * @param actor who did it
 * @param action what was done; with an asterisk at the end, all that begins so
 * @param account the account it was done in
 * @param from not before this
 * @param to before this
 * @param limit the most events, at least 1
 */
public record AuditQuery(
        String after,
        Optional<String> actor,
        Optional<String> action,
        Optional<String> account,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit) {

    /** All events. */
    public static AuditQuery all(int limit) {
        return new AuditQuery(
                "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    boolean wants(AuditEvent event) {
        return actor.filter(wanted -> !wanted.equals(event.actor())).isEmpty()
                && action.filter(wanted -> !matches(wanted, event.action())).isEmpty()
                && account.filter(wanted -> !wanted.equals(event.account())).isEmpty()
                && from.filter(event.at()::isBefore).isEmpty()
                && to.filter(end -> !event.at().isBefore(end)).isEmpty();
    }

    private static boolean matches(String wanted, String action) {
        return wanted.endsWith("*")
                ? action.startsWith(wanted.substring(0, wanted.length() - 1))
                : action.equals(wanted);
    }
}
