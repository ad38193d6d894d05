package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.policy.Authority;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableName;

/**
 * Who sends a request, and to which region. Everything that exists belongs to one account and region.
 *
 * @param account the account id, 12 digits
 * @param region the region's name, from the signature's credential scope
 * @param endpoint the host, with the port if it is not the usual one, that the request was sent to
 * @param authority what the sender may do
 */
public record Caller(String account, String region, String endpoint, Authority authority) {

    /** Somebody who may do everything. */
    public Caller(String account, String region, String endpoint) {
        this(account, region, endpoint, Authority.UNLIMITED);
    }

    /** The same request, sent by another account. */
    public Caller as(String otherAccount) {
        return new Caller(otherAccount, region, endpoint, authority);
    }

    /**
     * Refuses what the sender may not do.
     *
     * @throws DynamoDbException an {@code AccessDeniedException} that says why
     */
    public void require(AccessRequest access) {
        authority.require(access);
    }

    /**
     * The table that a request means.
     *
     * @param nameOrArn a table's name, or its Amazon Resource Name, which must be of this region; another account's is for those only whose
     *     authority is limited, and so has been asked
     * @throws DynamoDbException an {@code AccessDeniedException} if the resource is another account's, a {@code ValidationException} if it is
     *     no table of this region
     */
    public TableAddress table(String nameOrArn) {
        if (!TableName.isArn(nameOrArn)) {
            return new TableAddress(account, region, nameOrArn);
        }
        TableAddress table = TableArn.address(nameOrArn, region);
        if (!table.account().equals(account) && !authority.isLimited()) {
            throw new DynamoDbException(ErrorCode.ACCESS_DENIED, "Access is denied");
        }
        return table;
    }
}
