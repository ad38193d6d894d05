package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.Period;
import dev.extenddb.table.SseSpecification;
import dev.extenddb.table.TableClass;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableWork;
import dev.extenddb.table.UpcomingChange;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what a table becomes by an UpdateTable that changes a setting of those that DynamoDB changes each by itself. What a setting is
 * already is no change, and starts nothing.
 *
 * @param table the table
 * @param period the time that the change takes
 */
record SettingUpdate(TableDefinition table, Period period) {

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
            throw DynamoDbException.inUse("Server-Side Encryption is still being updated");
        }
        requireOtherThan(table.specification().sseSpecification().filter(SseSpecification::isEnabled), wanted);
        return table.with(table.history().withEncryption(period.from()))
                .with(UpcomingChange.to(wanted, period.until()));
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
        table.history().requireClassMayChange(period.from());
        if (wanted == table.specification().tableClass().orElse(TableClass.STANDARD)) {
            return table;
        }
        return table.with(table.history().withClassChanged(period.until()))
                .with(UpcomingChange.to(wanted, period.until()))
                .with(table.transition().updating(Set.of(TableWork.TABLE_CLASS), period.until()));
    }

    /** Protects the table against deletion, or no more, at once. */
    TableDefinition deletionProtection(boolean wanted, CoolDown coolDown) {
        if (wanted == table.specification().deletionProtectionEnabled()) {
            return table;
        }
        String setting =
                "Deletion protection setting for table " + table.identity().name();
        coolDown.require(setting, table.history().protectedAt(), period.from(), "");
        return table.with(table.history().withProtectionSwitched(period.from()))
                .with(
                        table.specification()
                                .change()
                                .deletionProtectionEnabled(wanted)
                                .build(),
                        table.indexes(),
                        table.transition());
    }
}
