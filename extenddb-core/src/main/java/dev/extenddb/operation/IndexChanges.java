package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.AttributeDefinition;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.IndexState;
import dev.extenddb.table.OnDemandThroughput;
import dev.extenddb.table.Period;
import dev.extenddb.table.ProvisionedThroughput;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.ThroughputHistory;
import dev.extenddb.table.WarmThroughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what the global indexes of a table become by an UpdateTable. Used once. */
final class IndexChanges {

    private final TableDefinition table;
    private final TableSpecification before;
    private final boolean onDemand;
    private final List<AttributeDefinition> definitions;
    private final Period period;
    private final List<GlobalSecondaryIndex> specifications;
    private final List<IndexState> states;

    /**
     * The indexes before any change.
     *
     * @param onDemand whether the table will be paid by request
     * @param definitions the definitions of attributes that came with the request
     */
    IndexChanges(TableDefinition table, boolean onDemand, List<AttributeDefinition> definitions, Period period) {
        this.table = table;
        this.before = table.specification();
        this.onDemand = onDemand;
        this.definitions = definitions;
        this.period = period;
        this.specifications = new ArrayList<>(before.globalIndexes());
        this.states = new ArrayList<>(table.indexes());
    }

    List<GlobalSecondaryIndex> specifications() {
        return specifications;
    }

    /**
     * The states of all indexes, local ones too.
     *
     * @param after the table's specification after the update
     */
    List<IndexState> states(TableSpecification after, List<IndexUpdate> updates) {
        states.replaceAll(state -> after.globalIndex(state.name())
                .map(index -> state.with(history(state, index, after, updates)))
                .orElse(state));
        return states;
    }

    private ThroughputHistory history(
            IndexState state, GlobalSecondaryIndex index, TableSpecification after, List<IndexUpdate> updates) {
        boolean warming = updates.stream()
                .flatMap(update -> update.update().stream())
                .anyMatch(settings -> settings.indexName().equals(index.indexName())
                        && settings.warmThroughput().isPresent());
        return before.globalIndex(index.indexName())
                .map(known ->
                        state.throughput().after(before.throughput(known), after.throughput(index), warming, period))
                .orElseGet(() -> ThroughputHistory.begin(after.throughput(index), index.warmThroughput(), period));
    }

    void apply(IndexUpdate update) {
        update.create().ifPresent(this::add);
        update.update().ifPresent(this::change);
        update.delete().ifPresent(this::remove);
    }

    /** What was said of throughput for the other billing mode is forgotten, but for what is warm. */
    void switchBillingMode() {
        specifications.replaceAll(index -> with(index, Optional.empty(), Optional.empty(), Optional.of(warm(index))));
        if (!onDemand) {
            specifications.forEach(index -> transition(index.indexName(), TableStatus.UPDATING));
        }
    }

    private WarmThroughput warm(GlobalSecondaryIndex index) {
        return before.throughput(index).warm();
    }

    private void add(GlobalSecondaryIndex index) {
        if (table.index(index.indexName()).isPresent()) {
            throw DynamoDbException.validation("Attempting to create an index which already exists");
        }
        if (definitions.isEmpty()) {
            throw TableChecks.invalid("AttributeDefinitions is not specified for index: " + index.indexName());
        }
        TableChecks.requireDefined(definitions, index.keySchema());
        TableChecks.requireGlobalIndex(index);
        ThroughputChecks.requireAddable(onDemand, index);
        if (specifications.size() >= TableChecks.MOST_GLOBAL_INDEXES) {
            throw DynamoDbException.limitExceeded(
                    "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of "
                            + TableChecks.MOST_GLOBAL_INDEXES);
        }
        specifications.add(index);
        states.add(new IndexState(
                index.indexName(),
                StorageIds.nextIndex(),
                true,
                new Transition(TableStatus.CREATING, period.until()),
                ThroughputHistory.NONE));
    }

    private void change(IndexUpdate.Settings settings) {
        GlobalSecondaryIndex index = require(settings.indexName(), "update");
        requireAllowed(index, settings);
        boolean provisions = settings.provisionedThroughput().isPresent()
                || settings.onDemandThroughput().isPresent();
        if (provisions) {
            transition(index.indexName(), TableStatus.UPDATING);
        }
        specifications.replaceAll(
                known -> known.indexName().equals(index.indexName()) ? after(known, settings) : known);
    }

    private void requireAllowed(GlobalSecondaryIndex index, IndexUpdate.Settings settings) {
        String name = index.indexName();
        boolean changesNothing = settings.onDemandThroughput().isEmpty()
                && settings.warmThroughput().isEmpty();
        if (onDemand && (changesNothing || settings.provisionedThroughput().isPresent())) {
            throw before.onDemand()
                    ? TableChecks.invalid("The only Updates for index: " + name + " when TableThroughputMode is "
                            + "PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput")
                    : ThroughputChecks.neitherForIndex(name);
        }
        settings.provisionedThroughput().ifPresent(throughput -> {
            ThroughputChecks.requireInBounds(throughput);
            if (changesNothing && index.provisionedThroughput().equals(Optional.of(throughput))) {
                throw ThroughputChecks.unchanged(throughput, "the index " + name, "index " + name);
            }
        });
        settings.onDemandThroughput()
                .ifPresent(limits -> ThroughputChecks.requireLimits(onDemand, limits, Optional.of(name)));
        settings.warmThroughput()
                .ifPresent(warm -> ThroughputChecks.requireRising(warm, warm(index), Optional.of(name)));
    }

    private GlobalSecondaryIndex after(GlobalSecondaryIndex index, IndexUpdate.Settings settings) {
        Optional<OnDemandThroughput> limits = settings.onDemandThroughput()
                .map(asked -> index.onDemandThroughput()
                        .orElse(OnDemandThroughput.NONE)
                        .after(asked))
                .or(index::onDemandThroughput);
        return with(
                index,
                settings.provisionedThroughput().or(index::provisionedThroughput),
                limits,
                Optional.of(settings.warmThroughput().map(warm(index)::atLeast).orElse(warm(index))));
    }

    private static GlobalSecondaryIndex with(
            GlobalSecondaryIndex index,
            Optional<ProvisionedThroughput> provisioned,
            Optional<OnDemandThroughput> limits,
            Optional<WarmThroughput> warm) {
        return new GlobalSecondaryIndex(
                index.indexName(), index.keySchema(), index.projection(), provisioned, limits, warm);
    }

    private void remove(String name) {
        require(name, "delete");
        transition(name, TableStatus.DELETING);
    }

    private void transition(String index, TableStatus status) {
        var under = new Transition(status, period.until());
        states.replaceAll(state -> state.name().equals(index) ? state.with(under) : state);
    }

    private GlobalSecondaryIndex require(String name, String doing) {
        Optional<GlobalSecondaryIndex> index = specifications.stream()
                .filter(known -> known.indexName().equals(name))
                .findFirst();
        if (index.isEmpty() && table.index(name).isPresent()) {
            throw DynamoDbException.validation(
                    "Cannot " + doing + " an index that is not a GlobalSecondaryIndex: " + name);
        }
        return index.orElseThrow(() -> DynamoDbException.notFound("Requested resource not found: Index " + name
                + " for table " + table.identity().name()));
    }
}
