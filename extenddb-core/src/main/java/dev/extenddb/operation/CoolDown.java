package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.InstantText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Holds back a change of a setting that follows the one before too closely: DynamoDB lets 15 seconds pass between two, and throttles what
 * comes earlier. Like all throttling this can be switched off.
 *
 * @param enforced whether it is on; asked for each time
 */
record CoolDown(BooleanSupplier enforced) {

    private static final Duration LENGTH = Duration.ofSeconds(15);

    /** Whether a change at an instant is still felt. */
    static boolean lasts(Instant changedAt, Instant now) {
        return now.isBefore(changedAt.plus(LENGTH));
    }

    /**
     * Refuses a change that comes too early.
     *
     * @param setting what is changed, as the message has it
     * @param end what the message ends with
     * @throws DynamoDbException a {@code ThrottlingException} that says when to come again
     */
    void require(String setting, Optional<Instant> changedAt, Instant now, String end) {
        Optional<Instant> free = changedAt.filter(last -> lasts(last, now)).map(last -> last.plus(LENGTH));
        if (free.isPresent() && enforced.getAsBoolean()) {
            throw new DynamoDbException(
                    ErrorCode.THROTTLING,
                    setting + " modified within the previous " + LENGTH.toMillis()
                            + " milliseconds. Please try again after " + InstantText.of(free.get()) + end);
        }
    }
}
