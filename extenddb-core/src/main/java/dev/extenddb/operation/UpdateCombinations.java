package dev.extenddb.operation;

import dev.extenddb.operation.UpdateTable.Request;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which changes one UpdateTable may make together, whatever the table is like. DynamoDB makes few of them in one request; the rules are in
 * the order in which it finds them broken.
 */
final class UpdateCombinations {

    private enum Part {
        ENCRYPTION,
        TABLE_CLASS,
        DELETION_PROTECTION,
        ON_DEMAND,
        WARM,
        STREAM,
        BILLING_MODE,
        PROVISIONED,
        INDEX_CREATION,
        INDEX_DELETION,
        INDEX_UPDATE
    }

    private record Rule(Part part, Set<Part> cannotBeWith, String refusal) {

        static Rule alone(Part part, String what) {
            return new Rule(part, EnumSet.allOf(Part.class), what + " must be the only operation in the request");
        }

        boolean isBrokenBy(Set<Part> parts) {
            return parts.contains(part)
                    && parts.stream().anyMatch(other -> other != part && cannotBeWith.contains(other));
        }
    }

    private static final Set<Part> BUILT = EnumSet.of(Part.INDEX_CREATION, Part.INDEX_DELETION);

    private static final List<Rule> RULES = List.of(
            Rule.alone(Part.ENCRYPTION, "Server-Side Encryption modification"),
            Rule.alone(Part.TABLE_CLASS, "TableClass modification"),
            Rule.alone(Part.DELETION_PROTECTION, "DeletionProtection modification"),
            new Rule(
                    Part.ON_DEMAND,
                    EnumSet.complementOf(EnumSet.of(Part.BILLING_MODE)),
                    "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request"),
            new Rule(
                    Part.WARM,
                    EnumSet.of(Part.INDEX_CREATION),
                    "Create global secondary index cannot be specified when updating WarmThroughput"),
            Rule.alone(Part.WARM, "WarmThroughput"),
            new Rule(
                    Part.STREAM,
                    EnumSet.of(Part.PROVISIONED),
                    "You cannot modify stream status while updating table IOPS"),
            new Rule(Part.PROVISIONED, BUILT, "You cannot create or delete index while updating table IOPS"),
            new Rule(Part.STREAM, BUILT, "You cannot create or delete index while changing stream status"));

    private UpdateCombinations() {}

    static void requireAllowed(Request request) {
        Set<Part> parts = parts(request);
        Optional<Rule> broken =
                RULES.stream().filter(rule -> rule.isBrokenBy(parts)).findFirst();
        if (broken.isPresent()) {
            throw TableChecks.invalid(broken.get().refusal());
        }
    }

    private static Set<Part> parts(Request request) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        request.sseSpecification().ifPresent(asked -> parts.add(Part.ENCRYPTION));
        request.tableClass().ifPresent(asked -> parts.add(Part.TABLE_CLASS));
        request.deletionProtectionEnabled().ifPresent(asked -> parts.add(Part.DELETION_PROTECTION));
        request.onDemandThroughput().ifPresent(asked -> parts.add(Part.ON_DEMAND));
        request.warmThroughput().ifPresent(asked -> parts.add(Part.WARM));
        request.streamSpecification().ifPresent(asked -> parts.add(Part.STREAM));
        request.billingMode().ifPresent(asked -> parts.add(Part.BILLING_MODE));
        request.provisionedThroughput().ifPresent(asked -> parts.add(Part.PROVISIONED));
        for (IndexUpdate update : request.indexUpdates()) {
            update.create().ifPresent(asked -> parts.add(Part.INDEX_CREATION));
            update.delete().ifPresent(asked -> parts.add(Part.INDEX_DELETION));
            update.update().ifPresent(asked -> parts.add(Part.INDEX_UPDATE));
        }
        return parts;
    }
}
