package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import java.util.function.Supplier;

/** Checks of a request by itself whose refusals are announced in the newer wording; what its table says of it is not. */
final class Announced {

    private Announced() {}

    /**
     * Does the checks.
     *
     * @return what they make of the request
     */
    static <T> T checks(Supplier<T> checks) {
        try {
            return checks.get();
        } catch (DynamoDbException e) {
            throw e.announced();
        }
    }

    /** Does a check of which nothing is left. */
    static void check(Runnable check) {
        checks(() -> {
            check.run();
            return true;
        });
    }
}
