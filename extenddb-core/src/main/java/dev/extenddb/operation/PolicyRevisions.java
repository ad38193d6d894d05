package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.TablePolicy;
import java.time.Instant;
import java.util.Optional;

/** What tells the policies of a table or stream apart that follow one another: the time in milliseconds, made greater where it has to be. */
final class PolicyRevisions {

    private static final String NO_POLICY = "NO_POLICY";
    private static final String NOT_FOUND = "Resource-based policy not found for the provided ResourceArn: ";

    private PolicyRevisions() {}

    static String first(Instant now) {
        return String.valueOf(now.toEpochMilli());
    }

    static String after(TablePolicy former, Instant now) {
        return String.valueOf(Math.max(now.toEpochMilli(), Long.parseLong(former.revisionId()) + 1));
    }

    static DynamoDbException notFound(String what) {
        return new DynamoDbException(ErrorCode.POLICY_NOT_FOUND, NOT_FOUND + what);
    }

    /**
     * Refuses to go on unless the policy is the one expected.
     *
     * @throws DynamoDbException a {@code PolicyNotFoundException} that says which one there is
     */
    static void requireExpected(Optional<TablePolicy> present, Optional<String> expected, String table) {
        if (expected.isEmpty()) {
            return;
        }
        String revision = expected.get();
        if (revision.equals(NO_POLICY)) {
            present.ifPresent(policy -> {
                throw notFound("Requested policy update expecting none to be present for table " + table
                        + ", but a policy exists with revision id " + policy.revisionId() + ".");
            });
            return;
        }
        String found = present.map(TablePolicy::revisionId)
                .orElseThrow(() -> notFound("Requested update for policy with revision id " + revision
                        + ", but there is no policy associated to target table " + table + "."));
        if (!found.equals(revision)) {
            throw notFound("Requested update for policy with revision id " + revision
                    + ", but the policy associated to target table " + table + " has revision id " + found + ".");
        }
    }
}
