package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.TableAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table that another one is restored from, as a request says it: by its name, or by its Amazon Resource Name, which may be of another
 * region.
 */
record RestoreSource(Optional<String> name, Optional<String> arn) {

    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:dynamodb:([a-z0-9-]+):(\\d{12}):table/([a-zA-Z0-9_.-]{3,255})");

    /** Refuses a request that says none, before anything else. */
    void requireSaid() {
        if (name.isEmpty() && arn.isEmpty()) {
            throw DynamoDbException.validation(
                    "The parameter 'TableName' is required but was not present in the request");
        }
    }

    /**
     * The table.
     *
     * @param encrypted whether the request says how to encrypt the new table, without which it must be in the same region
     * @throws DynamoDbException a {@code ValidationException} if it cannot be restored from
     */
    TableAddress require(Caller caller, boolean encrypted) {
        if (name.isPresent() && arn.isPresent()) {
            throw DynamoDbException.validation(
                    "Invalid Request: Must provide exactly one of: sourceTableArn, sourceTableName");
        }
        return name.map(given -> new TableAddress(caller.account(), caller.region(), given))
                .orElseGet(() -> byArn(caller, encrypted));
    }

    private TableAddress byArn(Caller caller, boolean encrypted) {
        String given = arn.orElseThrow();
        if (!given.startsWith("arn:")) {
            throw TableChecks.invalid("ARNs must start with 'arn:': " + given);
        }
        TableAddress table =
                parsed(given).orElseThrow(() -> DynamoDbException.validation("sourceTableArn is not a valid ARN"));
        if (!table.account().equals(caller.account())) {
            throw DynamoDbException.validation(
                    "This action is only supported by accounts that match the resource owner\u2019s account.");
        }
        if (!table.region().equals(caller.region()) && !encrypted) {
            throw DynamoDbException.validation(
                    "Invalid Request: sseSpecificationOverride must be provided for cross-region restores");
        }
        return table;
    }

    /** The table that the request is about for those who ask whether it is allowed; what is no table will be refused for that. */
    TableAddress accessed(Caller caller) {
        return arn.flatMap(RestoreSource::parsed)
                .orElseGet(() -> new TableAddress(caller.account(), caller.region(), name.orElse("*")));
    }

    private static Optional<TableAddress> parsed(String arn) {
        Matcher parts = ARN.matcher(arn);
        return parts.matches()
                ? Optional.of(new TableAddress(parts.group(2), parts.group(1), parts.group(3)))
                : Optional.empty();
    }
}
