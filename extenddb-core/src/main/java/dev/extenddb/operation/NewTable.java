package dev.extenddb.operation;

import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.IndexState;
import dev.extenddb.table.LocalSecondaryIndex;
import dev.extenddb.table.Period;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableHistory;
import dev.extenddb.table.TableIdentity;
import dev.extenddb.table.TablePolicy;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TableStream;
import dev.extenddb.table.ThroughputHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A table that is to be.
 *
 * @param address where
 * @param specification what clients decided
 * @param creation the time that its creation takes
 */
record NewTable(TableAddress address, TableSpecification specification, Period creation) {

    /** The table with nothing in it, whose indexes have all rows that there are. */
    TableDefinition define(Optional<TableStream> stream, List<TablePolicy> policies) {
        var identity = new TableIdentity(
                address.account(),
                address.region(),
                address.name(),
                UUID.randomUUID().toString(),
                StorageIds.nextTable(),
                creation.from());
        var indexes = new ArrayList<IndexState>();
        for (LocalSecondaryIndex index : specification.localIndexes()) {
            indexes.add(complete(index.indexName()));
        }
        for (GlobalSecondaryIndex index : specification.globalIndexes()) {
            indexes.add(complete(index.indexName())
                    .with(ThroughputHistory.begin(specification.throughput(index), index.warmThroughput(), creation)));
        }
        return new TableDefinition(
                identity,
                specification,
                indexes,
                new Transition(TableStatus.CREATING, creation.until()),
                TableHistory.begin(specification, creation),
                Optional.empty(),
                stream,
                policies);
    }

    private static IndexState complete(String index) {
        return IndexState.complete(index, StorageIds.nextIndex());
    }
}
