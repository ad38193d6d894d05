package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.TableChange;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TableStream;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which changes of a table are admitted while others of it are under way. To protect a table against deletion, to encrypt it anew and to
 * warm its throughput always is. Each method throws a {@code ResourceInUseException} with DynamoDB's text.
 */
final class TableAdmission {

    /** What the messages begin with. */
    static final String IN_USE = "Attempt to change a resource which is still in use: ";

    private static final String BEING_CREATED = "Table is being created: {table}";
    private static final String BEING_DELETED = "Table is being deleted: {table}";
    private static final String STREAM = " Table: {table} Stream: {stream} Operation: {operation}";
    private static final String CLASS = " Table: {table} TableClassUpdateInProgress: {class}";

    /**
     * What is said to a request.
     *
     * @param underWay what is changed already
     * @param asked whether the request asks for what that excludes
     * @param words the message, with names in braces for what differs
     */
    private record Refusal(
            TableChange underWay, BiPredicate<TableDefinition, UpdateTable.Request> asked, String words) {}

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal(
                    TableChange.STREAM,
                    TableAdmission::changesStream,
                    "A stream status change is currently in progress." + STREAM),
            new Refusal(
                    TableChange.STREAM,
                    TableAdmission::changesThroughput,
                    "Can't change table IOPS when stream status is being updated." + STREAM),
            new Refusal(
                    TableChange.STREAM,
                    TableAdmission::changesClass,
                    "Can't update table class when stream status is being updated." + STREAM),
            new Refusal(
                    TableChange.STREAM,
                    TableAdmission::limitsThroughput,
                    "OnDemandThroughput cannot be updated while stream status update is in progress"),
            new Refusal(
                    TableChange.TABLE_CLASS,
                    TableAdmission::changesClass,
                    "Can't update table class when a table class update is in progress." + CLASS),
            new Refusal(
                    TableChange.TABLE_CLASS,
                    TableAdmission::changesStream,
                    "Can't change stream status when a table class update is in progress." + CLASS),
            new Refusal(
                    TableChange.TABLE_CLASS,
                    TableAdmission::changesThroughput,
                    "Can't change table IOPS when a table class update is in progress." + CLASS),
            new Refusal(
                    TableChange.TABLE_CLASS,
                    TableAdmission::limitsThroughput,
                    "OnDemandThroughput cannot be updated while TableClass update is in progress. "
                            + "TableClassUpdateInProgress: {class}"),
            new Refusal(
                    TableChange.THROUGHPUT,
                    TableAdmission::changesStream,
                    "Can't enable or disable stream while table IOPS are being updated. Table: {table}"),
            new Refusal(
                    TableChange.THROUGHPUT,
                    TableAdmission::changesThroughput,
                    "Table IOPS are currently being updated. Table: {table}"),
            new Refusal(
                    TableChange.THROUGHPUT,
                    TableAdmission::limitsThroughput,
                    "OnDemandThroughput cannot be updated while BillingMode update is in progress"));

    private TableAdmission() {}

    /** Refuses an UpdateTable that has to wait. */
    static void requireUpdatable(TableDefinition table, UpdateTable.Request request, Instant now) {
        switch (table.status(now)) {
            case CREATING -> throw inUse(BEING_CREATED, table);
            case DELETING -> throw inUse(BEING_DELETED, table);
            case UPDATING -> requireAdmitted(table, request);
            case ACTIVE -> {}
        }
    }

    private static void requireAdmitted(TableDefinition table, UpdateTable.Request request) {
        for (Refusal refusal : REFUSALS) {
            if (table.transition().change().filter(refusal.underWay()::equals).isPresent()
                    && refusal.asked().test(table, request)) {
                throw inUse(refusal.words(), table);
            }
        }
        boolean admitted = request.sseSpecification().isPresent()
                || request.deletionProtectionEnabled().isPresent()
                || request.warmThroughput().isPresent()
                || asksForPresentBilling(table, request);
        if (!admitted) {
            throw inUse("Table is being updated: {table}", table);
        }
    }

    /** Refuses to change what hangs on a table that is being deleted. */
    static void requireStaying(TableDefinition table, Instant now) {
        if (table.status(now) == TableStatus.DELETING) {
            throw inUse(BEING_DELETED, table);
        }
    }

    /** Refuses to delete a table that has to be let alone yet. */
    static void requireDeletable(TableDefinition table, Instant now) {
        Transition transition = table.transition();
        switch (table.status(now)) {
            case CREATING -> throw inUse(BEING_CREATED, table);
            case DELETING -> throw inUse(BEING_DELETED, table);
            case UPDATING -> throw inUse(undeletable(transition), table);
            case ACTIVE -> {
                if (table.upcomingEncryption().isPresent()) {
                    throw inUse(undeletable(transition), table);
                }
            }
        }
    }

    private static String undeletable(Transition transition) {
        boolean running = transition.status() == TableStatus.UPDATING;
        return running && transition.change().filter(TableChange.STREAM::equals).isPresent()
                ? "Cannot delete table while stream is being enabled/disabled."
                : "Table: {table} is in the process of being updated.";
    }

    private static boolean changesStream(TableDefinition table, UpdateTable.Request request) {
        return request.streamSpecification().isPresent();
    }

    private static boolean changesClass(TableDefinition table, UpdateTable.Request request) {
        return request.tableClass().isPresent();
    }

    private static boolean limitsThroughput(TableDefinition table, UpdateTable.Request request) {
        return request.onDemandThroughput().isPresent();
    }

    private static boolean changesThroughput(TableDefinition table, UpdateTable.Request request) {
        return request.provisionedThroughput().isPresent()
                || (request.billingMode().isPresent() && !asksForPresentBilling(table, request));
    }

    private static boolean asksForPresentBilling(TableDefinition table, UpdateTable.Request request) {
        return request.billingMode()
                        .filter(table.specification().billingMode()::equals)
                        .isPresent()
                && request.provisionedThroughput().isEmpty();
    }

    private static DynamoDbException inUse(String words, TableDefinition table) {
        String stream = table.stream().map(TableStream::label).orElse("");
        boolean enabled = table.stream().filter(TableStream::enabled).isPresent();
        return new DynamoDbException(
                ErrorCode.RESOURCE_IN_USE,
                IN_USE
                        + words.replace("{table}", table.identity().name())
                                .replace("{stream}", stream)
                                .replace("{operation}", enabled ? "ENABLE" : "DISABLE")
                                .replace(
                                        "{class}",
                                        table.upcomingClass().map(Enum::name).orElse("")));
    }
}
