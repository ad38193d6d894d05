package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.Wording;
import dev.extenddb.item.Item;
import dev.extenddb.wire.Attributes;
import java.util.List;
import java.util.Optional;

/** ExclusiveStartKey, as far as it can be checked without its table. */
final class StartKeys {

    /** Faults that DynamoDB reports of a starting key without saying, in the older wording, that it is one. */
    private static final List<String> PLAIN_FAULTS = List.of(
            "contains duplicates", "number set", "numeric value", "significant digits", "number with magnitude");

    private StartKeys() {}

    static Optional<Item> toItem(Optional<Attributes> startKey) {
        startKey.flatMap(Attributes::fault).ifPresent(fault -> {
            String older = fault.error().message(Wording.OLDER);
            boolean plain = PLAIN_FAULTS.stream().anyMatch(older::contains);
            throw DynamoDbException.validation(
                    (plain ? "" : "The provided starting key is invalid: ") + older,
                    fault.error().message(Wording.NEWER));
        });
        return startKey.map(Attributes::toItem);
    }
}
