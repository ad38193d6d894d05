package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.PointInTimeRecovery;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableStatus;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What clients see of a table's history.
 *
 * @param available whether the table is there; then it could have one
 * @param recovery the history, if clients have it
 * @param now when it is looked at
 */
public record ContinuousBackups(boolean available, Optional<PointInTimeRecovery> recovery, Instant now)
        implements JsonOutput {

    /** What is seen of a table at an instant. */
    static ContinuousBackups of(TableDefinition table, Instant now) {
        return new ContinuousBackups(
                table.status(now) != TableStatus.CREATING,
                table.recovery().pointInTime().filter(PointInTimeRecovery::enabled),
                now);
    }

    /**
     * A table of which there may be backups.
     *
     * @throws DynamoDbException a {@code TableNotFoundException} if there is none, or it is being restored or deleted
     */
    static TableDefinition require(TableCatalog tables, TableAddress address) {
        return tables.present(address)
                .map(table -> table.definition())
                .filter(table -> table.status(tables.now()) != TableStatus.DELETING)
                .orElseThrow(() -> notFound(address));
    }

    static DynamoDbException notFound(TableAddress address) {
        return new DynamoDbException(ErrorCode.TABLE_NOT_FOUND, "Table not found: " + address.name());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("ContinuousBackupsDescription");
        json.writeStringField("ContinuousBackupsStatus", status(available));
        json.writeObjectFieldStart("PointInTimeRecoveryDescription");
        json.writeStringField("PointInTimeRecoveryStatus", status(recovery.isPresent()));
        if (recovery.isPresent()) {
            json.writeNumberField("RecoveryPeriodInDays", recovery.get().recoveryPeriodInDays());
            write(json, "EarliestRestorableDateTime", recovery.get().earliest(now));
            write(json, "LatestRestorableDateTime", recovery.get().latest(now));
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String status(boolean enabled) {
        return enabled ? "ENABLED" : "DISABLED";
    }

    /** DynamoDB tells of whole seconds. */
    private static void write(JsonGenerator json, String name, Instant instant) throws IOException {
        json.writeNumberField(name, BigDecimal.valueOf(instant.getEpochSecond()));
    }
}
