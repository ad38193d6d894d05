package dev.extenddb.operation;

import dev.extenddb.throttle.ThrottledException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parts of a batch, divided by whether the throttle lets them run.
 *
 * @param admitted those that may run, in their order
 * @param throttled those that are left unprocessed, in their order
 */
record Admission<T>(List<T> admitted, List<T> throttled) {

    /**
     * Divides a batch.
     *
     * @param refusal why a part may not run, if it may not
     * @throws ThrottledException the first refusal, if no part may run
     */
    static <T> Admission<T> of(List<T> parts, Function<T, Optional<ThrottledException>> refusal) {
        var admitted = new ArrayList<T>();
        var throttled = new ArrayList<T>();
        var refusals = new ArrayList<ThrottledException>();
        for (T part : parts) {
            Optional<ThrottledException> refused = refusal.apply(part);
            refused.ifPresent(refusals::add);
            (refused.isPresent() ? throttled : admitted).add(part);
        }
        if (admitted.isEmpty() && !refusals.isEmpty()) {
            throw refusals.get(0);
        }
        return new Admission<>(admitted, throttled);
    }
}
