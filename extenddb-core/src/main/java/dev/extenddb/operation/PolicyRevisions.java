package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TablePolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * The policies of a table or stream that follow one another, of which a request means a certain one. What tells them apart is the time in
 * milliseconds, made greater where it has to be.
 *
 * @param target what they hang on
 * @param last the last of them, or what is left of it for a while
 */
record PolicyRevisions(PolicyTarget target, Optional<TablePolicy> last) {

    private static final String NO_POLICY = "NO_POLICY";
    private static final String NOT_FOUND = "Resource-based policy not found for the provided ResourceArn: ";

    /** Those of a table as it is. */
    static PolicyRevisions of(PolicyTarget target, TableDefinition table, Instant now) {
        return new PolicyRevisions(
                target,
                table.lastPolicy(target.part())
                        .filter(policy -> !policy.isRemoved() || CoolDown.lasts(policy.changedAt(), now)));
    }

    static String first(Instant now) {
        return String.valueOf(now.toEpochMilli());
    }

    /** The revision that follows. */
    String next(Instant now) {
        return last.map(former -> String.valueOf(
                        Math.max(now.toEpochMilli(), former.changedAt().toEpochMilli() + 1)))
                .orElseGet(() -> first(now));
    }

    static DynamoDbException notFound(String what) {
        return new DynamoDbException(ErrorCode.POLICY_NOT_FOUND, NOT_FOUND + what);
    }

    /** The policy that hangs there. */
    Optional<TablePolicy> present() {
        return last.filter(policy -> !policy.isRemoved());
    }

    /**
     * Refuses to go on unless the last revision is the one expected.
     *
     * @throws DynamoDbException a {@code PolicyNotFoundException} that says which one there is
     */
    void requireExpected(Optional<String> expected) {
        if (expected.isEmpty()) {
            return;
        }
        String table = target.table().name();
        String revision = expected.get();
        if (revision.equals(NO_POLICY)) {
            present().ifPresent(policy -> {
                throw notFound("Requested policy update expecting none to be present for table " + table
                        + ", but a policy exists with revision id " + policy.revisionId() + ".");
            });
            return;
        }
        String found = last.map(TablePolicy::revisionId)
                .orElseThrow(() -> notFound("Requested update for policy with revision id " + revision + ", but table "
                        + table + " has no associated policy."));
        if (!found.equals(revision)) {
            throw notFound("Requested update for policy with revision id " + revision
                    + ", but the policy associated to target table " + table + " has revision id " + found + ".");
        }
    }

    /**
     * Refuses a change of a table that goes, and one that comes too early.
     *
     * @throws DynamoDbException a {@code ResourceInUseException} or a {@code ThrottlingException}
     */
    void requireChangeable(TableDefinition table, CoolDown coolDown, Instant now) {
        TableAdmission.requireStaying(table, now);
        String resource = target.stream()
                .map(label -> "stream " + label)
                .orElse("table " + target.table().name());
        coolDown.require("Resource-based policy for " + resource, last.map(TablePolicy::changedAt), now, ".");
    }
}
