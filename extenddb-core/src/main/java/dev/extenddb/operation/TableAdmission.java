package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TableWork;
import java.time.Instant;

/**
 * Which operations on a table have to wait for what is under way; what an UpdateTable has to wait for beyond that, {@link UpdateAdmission}
 * says. Each method throws a {@code ResourceInUseException} with DynamoDB's text.
 */
final class TableAdmission {

    private TableAdmission() {}

    /** Refuses to change a table that is not there yet, or not any more. */
    static void requirePresent(TableDefinition table, Instant now) {
        if (table.status(now) == TableStatus.CREATING) {
            throw DynamoDbException.inUse("Table is being created: " + name(table));
        }
        requireStaying(table, now);
    }

    /** Refuses to change what hangs on a table that is being deleted. */
    static void requireStaying(TableDefinition table, Instant now) {
        if (table.status(now) == TableStatus.DELETING) {
            throw DynamoDbException.inUse("Table is being deleted: " + name(table));
        }
    }

    /** Refuses to delete a table that has to be let alone yet. */
    static void requireDeletable(TableDefinition table, Instant now) {
        requirePresent(table, now);
        if (table.indexes().stream().anyMatch(index -> index.status(now) != TableStatus.ACTIVE)) {
            throw DynamoDbException.inUse("Cannot delete table while indexes are being created, updated, or deleted.");
        }
        if (table.isUnder(TableWork.STREAM, now)) {
            throw DynamoDbException.inUse("Cannot delete table while stream is being enabled/disabled.");
        }
        if (table.status(now) == TableStatus.UPDATING
                || table.upcomingEncryption().isPresent()) {
            throw DynamoDbException.inUse("Table: " + name(table) + " is in the process of being updated.");
        }
    }

    private static String name(TableDefinition table) {
        return table.identity().name();
    }
}
