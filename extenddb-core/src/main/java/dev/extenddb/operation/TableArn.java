package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableName;

/** Reads the Amazon Resource Names that requests give in place of tables' names. */
final class TableArn {

    private static final String FORMAT = DynamoDbException.ANNOUNCEMENT
            + "Valid ARN format is 'arn:<awsPartition>:<vendor>:<region>:<subscriber>:resourceType/resourceName', where "
            + "Resource name must have length less than or equal to 255, Resource name must have length greater than or "
            + "equal to 3, Resource name must satisfy regular expression pattern: [a-zA-Z0-9_.-]+";

    private TableArn() {}

    /**
     * The table that a resource name says.
     *
     * @throws DynamoDbException a {@code ValidationException} for what is no name of a table in the region
     */
    static TableAddress address(String arn, String region) {
        String[] parts = arn.split(":", 6);
        int slash = parts.length < 6 ? -1 : parts[5].indexOf('/');
        if (slash < 0 || !parts[2].equals("dynamodb")) {
            throw DynamoDbException.validation(FORMAT);
        }
        require(parts[1].equals("aws"), "AWS partition", arn);
        require(parts[3].equals(region), "AWS region", arn);
        require(parts[5].startsWith("table/"), "resource type", arn);
        String name = parts[5].substring(slash + 1);
        if (!TableName.NAME.unmet(name).isEmpty()) {
            throw DynamoDbException.validation(FORMAT);
        }
        return new TableAddress(parts[4], region, name);
    }

    private static void require(boolean fits, String what, String arn) {
        if (!fits) {
            throw DynamoDbException.validation(
                    DynamoDbException.ANNOUNCEMENT + "Invalid " + what + " in '" + arn + "'");
        }
    }
}
