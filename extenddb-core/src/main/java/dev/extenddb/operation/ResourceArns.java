package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import java.util.regex.Pattern;

/** Reads the Amazon Resource Names by which the operations on tags say tables. */
final class ResourceArns {

    private static final Pattern ARN = Pattern.compile(".+:.+:.+:.+:.+:.+/.+");
    private static final Pattern TABLE_ARN =
            Pattern.compile("arn:aws[a-z-]*:dynamodb:([^:/]+):(\\d{12}):table/([a-zA-Z0-9_.-]{3,255})");

    private ResourceArns() {}

    /**
     * The table that a resource name says.
     *
     * @param operation the operation, for the message
     * @throws DynamoDbException an {@code AccessDeniedException} for what is no whole resource name, or another account's; a {@code
     *     ValidationException} for what is none at all, or for a resource that is no table
     */
    static TableAddress table(Caller caller, String arn, String operation) {
        if (!arn.startsWith("arn:")) {
            throw DynamoDbException.validation("ARNs must start with 'arn:'");
        }
        if (!ARN.matcher(arn).matches()) {
            throw denied(caller, arn, operation);
        }
        var table = TABLE_ARN.matcher(arn);
        if (!table.matches()) {
            throw DynamoDbException.validation("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        if (!table.group(2).equals(caller.account()) && !caller.authority().isLimited()) {
            throw denied(caller, arn, operation);
        }
        return new TableAddress(table.group(2), table.group(1), table.group(3));
    }

    /** The table that a resource name says, whosever it is. What is no such name will be refused for that. */
    static TableAddress accessed(Caller caller, String arn) {
        var table = TABLE_ARN.matcher(arn);
        return table.matches()
                ? new TableAddress(table.group(2), table.group(1), table.group(3))
                : new TableAddress(caller.account(), caller.region(), "*");
    }

    private static DynamoDbException denied(Caller caller, String arn, String operation) {
        return new DynamoDbException(
                ErrorCode.ACCESS_DENIED,
                "User: arn:aws:iam::" + caller.account() + ":root is not authorized to perform: dynamodb:" + operation
                        + " on resource: " + arn);
    }

    /**
     * The table at an address.
     *
     * @throws DynamoDbException a {@code ResourceNotFoundException} that names the resource, if there is none
     */
    static Table require(TableCatalog tables, TableAddress address, String arn) {
        return tables.present(address)
                .orElseThrow(() ->
                        DynamoDbException.notFound("Requested resource not found: ResourceArn: " + arn + " not found"));
    }
}
