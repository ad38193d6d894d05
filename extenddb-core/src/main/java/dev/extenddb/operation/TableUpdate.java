package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.AttributeDefinition;
import dev.extenddb.table.BillingMode;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.IndexState;
import dev.extenddb.table.ProvisionedThroughput;
import dev.extenddb.table.StreamSpecification;
import dev.extenddb.table.TableChange;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.table.TableSpecificationChange;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TableStream;
import dev.extenddb.table.ThroughputHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out what a table becomes by an UpdateTable. Used once. */
final class TableUpdate {

    private final TableDefinition table;
    private final TableSpecification before;
    private final UpdateTable.Request request;
    private final Optional<TableStream> newStream;
    private final Instant now;
    private final List<GlobalSecondaryIndex> globalIndexes;
    private final List<IndexState> indexStates;
    private final Instant until;

    /**
     * An update.
     *
     * @param newStream the stream that the table is to get, if the request enables one
     * @param now when it begins
     * @param until when it will be done
     */
    TableUpdate(
            TableDefinition table,
            UpdateTable.Request request,
            Optional<TableStream> newStream,
            Instant now,
            Instant until) {
        this.table = table;
        this.newStream = newStream;
        this.before = table.specification();
        this.request = request;
        this.now = now;
        this.until = until;
        this.globalIndexes = new ArrayList<>(before.globalIndexes());
        this.indexStates = new ArrayList<>(table.indexes());
    }

    TableDefinition apply() {
        TableSpecificationChange change = before.change();
        changeThroughput(change);
        changeSettings(change);
        request.globalSecondaryIndexUpdates().forEach(this::changeIndex);
        change.globalIndexes(globalIndexes).attributeDefinitions(attributeDefinitions());
        TableSpecification after = change.build().withoutUnusedDefinitions();
        request.globalSecondaryIndexUpdates()
                .forEach(update -> update.create().ifPresent(index -> TableChecks.requireGlobalIndex(after, index)));
        TableDefinition changed = withStream(table.with(after, indexStates, transition(after)));
        return changed.with(table.history().after(before, after, now));
    }

    /** What takes time: not to warm throughput, nor to limit it, nor to be paid for as before. */
    private Transition transition(TableSpecification after) {
        return Optional.of(TableChange.INDEXES)
                .filter(change -> !request.globalSecondaryIndexUpdates().isEmpty())
                .or(() -> Optional.of(TableChange.THROUGHPUT).filter(change -> changesThroughput(after)))
                .or(() -> request.streamSpecification().map(stream -> TableChange.STREAM))
                .map(change -> new Transition(TableStatus.UPDATING, until, Optional.of(change)))
                .orElse(table.transition());
    }

    private boolean changesThroughput(TableSpecification after) {
        return before.billingMode() != after.billingMode()
                || !before.provisionedThroughput().equals(after.provisionedThroughput());
    }

    private void changeThroughput(TableSpecificationChange change) {
        BillingMode mode = request.billingMode().orElse(before.billingMode());
        if (mode == BillingMode.PAY_PER_REQUEST
                && request.provisionedThroughput().isPresent()) {
            throw TableChecks.invalid("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
                    + "BillingMode is PAY_PER_REQUEST");
        }
        change.billingMode(mode);
        if (mode == BillingMode.PAY_PER_REQUEST) {
            change.provisionedThroughput(Optional.empty());
            globalIndexes.replaceAll(index -> withThroughput(index, Optional.empty()));
        }
        request.provisionedThroughput().ifPresent(throughput -> {
            if (before.provisionedThroughput().equals(request.provisionedThroughput())
                    && request.globalSecondaryIndexUpdates().isEmpty()) {
                throw unchanged(throughput);
            }
            change.provisionedThroughput(request.provisionedThroughput());
        });
        if (mode == BillingMode.PROVISIONED && before.onDemand()) {
            requireIndexThroughput();
        }
    }

    private static DynamoDbException unchanged(ProvisionedThroughput throughput) {
        long read = throughput.readCapacityUnits();
        long write = throughput.writeCapacityUnits();
        return DynamoDbException.validation("The provisioned throughput for the table will not change. The requested "
                + "value equals the current value. Current ReadCapacityUnits provisioned for the table: " + read
                + ". Requested ReadCapacityUnits: " + read
                + ". Current WriteCapacityUnits provisioned for the table: " + write
                + ". Requested WriteCapacityUnits: " + write
                + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher "
                + "limits.");
    }

    private void requireIndexThroughput() {
        Set<String> open = new LinkedHashSet<>();
        globalIndexes.forEach(index -> open.add(index.indexName()));
        request.globalSecondaryIndexUpdates()
                .forEach(update -> update.update().ifPresent(settings -> open.remove(settings.indexName())));
        if (!open.isEmpty()) {
            throw TableChecks.invalid("ProvisionedThroughput must be specified for index: " + String.join(",", open));
        }
    }

    private void changeSettings(TableSpecificationChange change) {
        request.onDemandThroughput().ifPresent(change::onDemandThroughput);
        request.warmThroughput().ifPresent(change::warmThroughput);
        request.streamSpecification().ifPresent(stream -> change.streamSpecification(changed(stream)));
    }

    private TableDefinition withStream(TableDefinition changed) {
        if (request.streamSpecification().isEmpty()) {
            return changed;
        }
        return newStream
                .or(() -> changed.stream().map(TableStream::disabled))
                .map(changed::withStream)
                .orElse(changed);
    }

    private Optional<StreamSpecification> changed(StreamSpecification stream) {
        boolean enabled = before.streamSpecification()
                .filter(StreamSpecification::enabled)
                .isPresent();
        if (stream.enabled() && enabled) {
            throw DynamoDbException.validation("Table already has an enabled stream: TableName: "
                    + table.identity().name());
        }
        if (!stream.enabled() && !enabled) {
            throw DynamoDbException.validation("Table has no stream to disable: TableName: "
                    + table.identity().name());
        }
        return stream.enabled() ? Optional.of(stream) : Optional.empty();
    }

    private void changeIndex(IndexUpdate update) {
        update.create().ifPresent(this::addIndex);
        update.update().ifPresent(this::changeSettings);
        update.delete().ifPresent(this::removeIndex);
    }

    private void addIndex(GlobalSecondaryIndex index) {
        if (table.index(index.indexName()).isPresent()) {
            throw DynamoDbException.validation("Attempting to create an index which already exists");
        }
        TableChecks.requireDefined(request.attributeDefinitions(), index.keySchema());
        globalIndexes.add(index);
        requireNoneUnderWay();
        var creating = new Transition(TableStatus.CREATING, until);
        indexStates.add(
                new IndexState(index.indexName(), StorageIds.nextIndex(), true, creating, ThroughputHistory.NONE));
    }

    private void changeSettings(IndexUpdate.Settings settings) {
        int position = positionOf(settings.indexName());
        transition(settings.indexName(), TableStatus.UPDATING);
        GlobalSecondaryIndex index = globalIndexes.get(position);
        settings.provisionedThroughput()
                .ifPresent(changed -> indexStates.replaceAll(state -> state.name()
                                .equals(index.indexName())
                        ? state.with(state.throughput().after(index.provisionedThroughput(), Optional.of(changed), now))
                        : state));
        globalIndexes.set(
                position,
                new GlobalSecondaryIndex(
                        index.indexName(),
                        index.keySchema(),
                        index.projection(),
                        settings.provisionedThroughput().or(index::provisionedThroughput),
                        settings.onDemandThroughput().or(index::onDemandThroughput),
                        settings.warmThroughput().or(index::warmThroughput)));
    }

    private void removeIndex(String name) {
        positionOf(name);
        transition(name, TableStatus.DELETING);
    }

    private void transition(String index, TableStatus status) {
        indexStates.replaceAll(state -> state.name().equals(index) ? state.with(new Transition(status, until)) : state);
    }

    private void requireNoneUnderWay() {
        if (indexStates.stream().anyMatch(state -> state.backfilling() || state.isBeingDeleted())) {
            throw IndexUpdate.tooManyAtOnce();
        }
    }

    private int positionOf(String name) {
        for (int i = 0; i < globalIndexes.size(); i++) {
            if (globalIndexes.get(i).indexName().equals(name)) {
                requireStaying(name);
                return i;
            }
        }
        throw DynamoDbException.notFound("Requested resource not found");
    }

    private void requireStaying(String name) {
        if (indexStates.stream().anyMatch(state -> state.name().equals(name) && state.isBeingDeleted())) {
            throw new DynamoDbException(
                    ErrorCode.RESOURCE_IN_USE,
                    "Attempt to change a resource which is still in use: Index is being deleted: " + name);
        }
    }

    private static GlobalSecondaryIndex withThroughput(
            GlobalSecondaryIndex index, Optional<ProvisionedThroughput> throughput) {
        return new GlobalSecondaryIndex(
                index.indexName(),
                index.keySchema(),
                index.projection(),
                throughput,
                index.onDemandThroughput(),
                index.warmThroughput());
    }

    private static DynamoDbException redefined(AttributeDefinition existing, AttributeDefinition changed) {
        return TableChecks.invalid("Attributes cannot be redefined. Please check that your attribute has the same type "
                + "as previously defined. Existing schema: Schema:[SchemaElement: key{" + existing.attributeName() + ":"
                + existing.attributeType() + ":HASH}] New schema: Schema:[SchemaElement: key{"
                + changed.attributeName() + ":" + changed.attributeType() + ":HASH}]");
    }

    /** The definitions known and those given. */
    private List<AttributeDefinition> attributeDefinitions() {
        Map<String, AttributeDefinition> known = new LinkedHashMap<>();
        before.attributeDefinitions().forEach(attribute -> known.put(attribute.attributeName(), attribute));
        request.attributeDefinitions().forEach(attribute -> {
            AttributeDefinition existing = known.put(attribute.attributeName(), attribute);
            if (existing != null && existing.attributeType() != attribute.attributeType()) {
                throw redefined(existing, attribute);
            }
        });
        return List.copyOf(known.values());
    }
}
