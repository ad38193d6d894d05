package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableName;

/**
 * Who sends a request, and to which region. Everything that exists belongs to one account and region.
 *
 * @param account the account id, 12 digits
 * @param region the region's name, from the signature's credential scope
 * @param endpoint the host, with the port if it is not the usual one, that the request was sent to
 */
public record Caller(String account, String region, String endpoint) {

    /** The same request, sent by another account. */
    public Caller as(String otherAccount) {
        return new Caller(otherAccount, region, endpoint);
    }

    /**
     * The table that a request means.
     *
     * @param nameOrArn a table's name, or its Amazon Resource Name, which must be of this account and region
     * @throws DynamoDbException an {@code AccessDeniedException} if the resource is another account's
     */
    public TableAddress table(String nameOrArn) {
        if (!TableName.isArn(nameOrArn)) {
            return new TableAddress(account, region, nameOrArn);
        }
        String[] parts = nameOrArn.split(":", 6);
        if (parts.length < 6 || !parts[2].equals("dynamodb") || !parts[5].startsWith("table/")) {
            throw DynamoDbException.validation("Invalid TableArn: " + nameOrArn);
        }
        if (!parts[4].equals(account)) {
            throw new DynamoDbException(
                    ErrorCode.ACCESS_DENIED, "User is not authorized to perform this action on resource: " + nameOrArn);
        }
        if (!parts[3].equals(region)) {
            throw DynamoDbException.validation("The region of the resource does not match that of the request");
        }
        return new TableAddress(account, region, parts[5].substring("table/".length()));
    }
}
