package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.Item;
import dev.extenddb.wire.Attributes;
import java.util.List;
import java.util.Optional;

/** ExclusiveStartKey, as far as it can be checked without its table. */
final class StartKeys {

    /** Faults that DynamoDB reports of a starting key without saying that it is one. */
    private static final List<String> PLAIN_FAULTS = List.of(
            "contains duplicates", "number set", "numeric value", "significant digits", "number with magnitude");

    private StartKeys() {}

    static Optional<Item> toItem(Optional<Attributes> startKey) {
        startKey.flatMap(Attributes::fault).ifPresent(fault -> {
            boolean plain = PLAIN_FAULTS.stream().anyMatch(fault.message()::contains);
            throw DynamoDbException.validation(
                    (plain ? "" : "The provided starting key is invalid: ") + fault.message());
        });
        return startKey.map(Attributes::toItem);
    }
}
