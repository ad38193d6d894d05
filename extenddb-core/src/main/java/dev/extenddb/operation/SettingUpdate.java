package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.SseSpecification;
import dev.extenddb.table.TableChange;
import dev.extenddb.table.TableClass;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.UpcomingChange;
import java.time.Instant;
import java.util.Optional;

/**
 * Works out what a table becomes by an UpdateTable that changes a setting of those that DynamoDB changes each by itself. What a setting is
 * already is no change, and starts nothing.
 *
 * @param table the table
 * @param now when the change begins
 * @param until when it will be done
 */
record SettingUpdate(TableDefinition table, Instant now, Instant until) {

    /**
     * Encrypts the table with another key, or with the same anew, which goes on while the table is ACTIVE. Only who names the present key by
     * its ARN is told that it is the present one.
     */
    TableDefinition encryption(SseSpecification wanted) {
        Optional<SseSpecification> underWay = table.upcomingEncryption();
        if (underWay.isPresent()) {
            if (underWay.get().equals(wanted)) {
                return table;
            }
            throw new DynamoDbException(
                    ErrorCode.RESOURCE_IN_USE, TableAdmission.IN_USE + "Server-Side Encryption is still being updated");
        }
        requireOtherThan(table.specification().sseSpecification().filter(SseSpecification::isEnabled), wanted);
        return table.with(table.history().withEncryption(now)).with(UpcomingChange.to(wanted, until));
    }

    private void requireOtherThan(Optional<SseSpecification> present, SseSpecification wanted) {
        if (present.isEmpty() && !wanted.isEnabled()) {
            throw TableChecks.invalid("Table is already encrypted by default");
        }
        Optional<String> arn = present.map(encryption -> encryption.keyArn(table.identity()));
        if (arn.isPresent() && arn.equals(wanted.kmsMasterKeyId())) {
            throw TableChecks.invalid("Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId "
                    + "parameter if you want to change Master Key");
        }
    }

    /** Gives the table another class, which it shows when the change is done. */
    TableDefinition tableClass(TableClass wanted) {
        table.history().requireClassMayChange(now);
        if (wanted == table.specification().tableClass().orElse(TableClass.STANDARD)) {
            return table;
        }
        return table.with(table.history().withClassChanged(until))
                .with(UpcomingChange.to(wanted, until))
                .with(new Transition(TableStatus.UPDATING, until, Optional.of(TableChange.TABLE_CLASS)));
    }

    /** Protects the table against deletion, or no more, at once. */
    TableDefinition deletionProtection(boolean wanted, CoolDown coolDown) {
        if (wanted == table.specification().deletionProtectionEnabled()) {
            return table;
        }
        String setting =
                "Deletion protection setting for table " + table.identity().name();
        coolDown.require(setting, table.history().protectedAt(), now, "");
        return table.with(table.history().withProtectionSwitched(now))
                .with(
                        table.specification()
                                .change()
                                .deletionProtectionEnabled(wanted)
                                .build(),
                        table.indexes(),
                        table.transition());
    }
}
