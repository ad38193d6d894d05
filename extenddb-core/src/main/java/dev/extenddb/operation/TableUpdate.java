package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.AttributeDefinition;
import dev.extenddb.table.BillingMode;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.OnDemandThroughput;
import dev.extenddb.table.Period;
import dev.extenddb.table.StreamSpecification;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.table.TableSpecificationChange;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TableStream;
import dev.extenddb.table.TableWork;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out what a table becomes by an UpdateTable of its throughput, its stream or its indexes. Used once. */
final class TableUpdate {

    private final TableDefinition table;
    private final TableSpecification before;
    private final UpdateTable.Request request;
    private final Optional<TableStream> newStream;
    private final Period period;
    private final BillingMode mode;
    private final IndexChanges indexes;

    /**
     * An update.
     *
     * @param newStream the stream that the table is to get, if the request enables one
     * @param period the time that it takes
     */
    TableUpdate(TableDefinition table, UpdateTable.Request request, Optional<TableStream> newStream, Period period) {
        this.table = table;
        this.newStream = newStream;
        this.before = table.specification();
        this.request = request;
        this.period = period;
        this.mode = request.billingMode().orElse(before.billingMode());
        this.indexes = new IndexChanges(table, onDemand(), request.attributeDefinitions(), period);
    }

    TableDefinition apply() {
        TableSpecificationChange change = before.change();
        changeThroughput(change);
        changeStream(change);
        request.indexUpdates().forEach(indexes::apply);
        change.globalIndexes(indexes.specifications()).attributeDefinitions(attributeDefinitions());
        TableSpecification after = change.build().withoutUnusedDefinitions();
        new CapacityLimits(table.identity().region()).requireKept(request);
        TableDefinition changed =
                withStream(table.with(after, indexes.states(after, request.indexUpdates()), transition()));
        return changed.with(
                table.history().after(before, after, request.warmThroughput().isPresent(), period));
    }

    private boolean onDemand() {
        return mode == BillingMode.PAY_PER_REQUEST;
    }

    private boolean switchesMode() {
        return mode != before.billingMode();
    }

    private void changeThroughput(TableSpecificationChange change) {
        requireThroughput();
        change.billingMode(mode);
        if (switchesMode()) {
            change.provisionedThroughput(Optional.empty()).onDemandThroughput(Optional.empty());
            indexes.switchBillingMode();
        }
        if (request.provisionedThroughput().isPresent()) {
            change.provisionedThroughput(request.provisionedThroughput());
        }
        request.onDemandThroughput()
                .ifPresent(limits -> change.onDemandThroughput(Optional.of(before.onDemandThroughput()
                        .orElse(OnDemandThroughput.NONE)
                        .after(limits))));
        change.warmThroughput(before.throughput()
                .warm()
                .atLeast(request.warmThroughput().orElse(before.throughput().warm())));
    }

    private void requireThroughput() {
        request.provisionedThroughput().ifPresent(throughput -> {
            if (onDemand()) {
                throw ThroughputChecks.neither();
            }
            if (before.provisionedThroughput().equals(request.provisionedThroughput())
                    && request.indexUpdates().isEmpty()) {
                throw ThroughputChecks.unchanged(throughput, "the table", "the table");
            }
        });
        if (switchesMode() && !onDemand()) {
            requireIndexThroughput();
        }
        request.onDemandThroughput()
                .ifPresent(limits -> ThroughputChecks.requireLimits(onDemand(), limits, Optional.empty()));
        request.warmThroughput()
                .ifPresent(warm ->
                        ThroughputChecks.requireRising(warm, before.throughput().warm(), Optional.empty()));
    }

    private void requireIndexThroughput() {
        Set<String> open = new LinkedHashSet<>();
        before.globalIndexes().stream().map(GlobalSecondaryIndex::indexName).forEach(open::add);
        request.indexUpdates().stream()
                .flatMap(update -> update.update().stream())
                .filter(settings -> settings.provisionedThroughput().isPresent())
                .forEach(settings -> open.remove(settings.indexName()));
        if (!open.isEmpty()) {
            throw TableChecks.invalid("ProvisionedThroughput must be specified for index: " + String.join(",", open));
        }
    }

    private void changeStream(TableSpecificationChange change) {
        request.streamSpecification().ifPresent(stream -> change.streamSpecification(checked(stream)));
    }

    /**
     * The table's transition: only some changes take it out of the state ACTIVE. A billing mode that the table has already does so just in the
     * answer.
     */
    private Transition transition() {
        Set<TableWork> work = work();
        boolean updating = !work.isEmpty() || request.indexUpdates().stream().anyMatch(IndexUpdate::builds);
        if (updating) {
            return table.transition().updating(work, period.until());
        }
        boolean repeatsMode = request.billingMode().isPresent();
        return repeatsMode && table.transition().equals(Transition.NONE)
                ? new Transition(TableStatus.UPDATING, period.from())
                : table.transition();
    }

    private Set<TableWork> work() {
        Set<TableWork> work = EnumSet.noneOf(TableWork.class);
        if (switchesMode()) {
            work.add(TableWork.BILLING_MODE);
        }
        if (request.provisionedThroughput().isPresent()) {
            work.add(TableWork.THROUGHPUT);
        }
        if (request.streamSpecification().isPresent()) {
            work.add(TableWork.STREAM);
        }
        return work;
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

    private Optional<StreamSpecification> checked(StreamSpecification stream) {
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

    /** The definitions known, and those given for an index that is created; there is no other use for them. */
    private List<AttributeDefinition> attributeDefinitions() {
        Map<String, AttributeDefinition> known = new LinkedHashMap<>();
        before.attributeDefinitions().forEach(attribute -> known.put(attribute.attributeName(), attribute));
        if (request.indexUpdates().stream().anyMatch(update -> update.create().isPresent())) {
            request.attributeDefinitions().forEach(attribute -> {
                AttributeDefinition existing = known.put(attribute.attributeName(), attribute);
                if (existing != null && existing.attributeType() != attribute.attributeType()) {
                    throw redefined(existing, attribute);
                }
            });
        }
        return List.copyOf(known.values());
    }

    private static DynamoDbException redefined(AttributeDefinition existing, AttributeDefinition changed) {
        return TableChecks.invalid("Attributes cannot be redefined. Please check that your attribute has the same type "
                + "as previously defined. Existing schema: Schema:[SchemaElement: key{" + existing.attributeName() + ":"
                + existing.attributeType() + ":HASH}] New schema: Schema:[SchemaElement: key{"
                + changed.attributeName() + ":" + changed.attributeType() + ":HASH}]");
    }
}
