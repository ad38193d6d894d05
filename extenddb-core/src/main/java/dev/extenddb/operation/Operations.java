package dev.extenddb.operation;

import dev.extenddb.backup.Histories;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.expression.Expressions;
import dev.extenddb.stream.Streams;
import dev.extenddb.table.TableCatalog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes operations. Each is made when it is first asked for: to load the classes of all takes longer than the first requests of most processes.
 *
 * @param expiring finds what expires
 * @param histories keeps what tables were
 * @param restores restores tables from that
 * @param coolDown keeps changes of settings apart
 * @param controlPlaneDelay how long tables take to be created, changed and deleted; asked for each time
 */
record Operations(
        TableCatalog tables,
        DataPlane items,
        Streams streams,
        Expressions expressions,
        ExpiringTables expiring,
        Histories histories,
        Restores restores,
        CoolDown coolDown,
        Supplier<Duration> controlPlaneDelay) {

    /** The operation of a target, if there is one. */
    Optional<Operation<?, ?>> make(String target) {
        int dot = target.indexOf('.') + 1;
        String name = target.substring(dot);
        return switch (target.substring(0, dot)) {
            case Operation.SERVICE + "." -> ofTables(name);
            case StreamReads.SERVICE + "." -> ofStreams(name);
            default -> Optional.empty();
        };
    }

    private Optional<Operation<?, ?>> ofTables(String name) {
        return switch (name) {
            case "CreateTable" -> Optional.of(new CreateTable(tables, items, streams.catalog(), controlPlaneDelay));
            case "DescribeTable" -> Optional.of(new DescribeTable(tables, items));
            case "UpdateTable" ->
                Optional.of(new UpdateTable(tables, items, streams.catalog(), coolDown, controlPlaneDelay));
            case "DeleteTable" -> Optional.of(new DeleteTable(tables, items, streams.catalog(), controlPlaneDelay));
            case "ListTables" -> Optional.of(new ListTables(tables, items));
            case "UpdateTimeToLive" -> Optional.of(new UpdateTimeToLive(tables, items, expiring, controlPlaneDelay));
            case "DescribeTimeToLive" -> Optional.of(new DescribeTimeToLive(tables, items));
            case "TagResource" -> Optional.of(new TagResource(tables, items));
            case "UntagResource" -> Optional.of(new UntagResource(tables, items));
            case "ListTagsOfResource" -> Optional.of(new ListTagsOfResource(tables, items));
            case "PutResourcePolicy" -> Optional.of(new PutResourcePolicy(tables, items, streams.catalog(), coolDown));
            case "GetResourcePolicy" -> Optional.of(new GetResourcePolicy(tables, items));
            case "DeleteResourcePolicy" -> Optional.of(new DeleteResourcePolicy(tables, items, coolDown));
            case "DescribeLimits" -> Optional.of(new DescribeLimits());
            case "DescribeEndpoints" -> Optional.of(new DescribeEndpoints());
            default -> ofItems(name);
        };
    }

    private Optional<Operation<?, ?>> ofItems(String name) {
        return switch (name) {
            case "PutItem" -> Optional.of(new PutItem(tables, items, expressions));
            case "GetItem" -> Optional.of(new GetItem(tables, items, expressions));
            case "UpdateItem" -> Optional.of(new UpdateItem(tables, items, expressions));
            case "DeleteItem" -> Optional.of(new DeleteItem(tables, items, expressions));
            case "Query" -> Optional.of(new Query(tables, items, expressions));
            case "Scan" -> Optional.of(new Scan(tables, items, expressions));
            case "BatchGetItem" -> Optional.of(new BatchGetItem(tables, items, expressions));
            case "BatchWriteItem" -> Optional.of(new BatchWriteItem(tables, items));
            case "TransactGetItems" -> Optional.of(new TransactGetItems(tables, items, expressions));
            case "TransactWriteItems" -> Optional.of(new TransactWriteItems(tables, items, expressions));
            case "ExecuteStatement" -> Optional.of(new ExecuteStatement(tables, items));
            case "BatchExecuteStatement" -> Optional.of(new BatchExecuteStatement(tables, items));
            case "ExecuteTransaction" -> Optional.of(new ExecuteTransaction(tables, items));
            default -> ofBackups(name);
        };
    }

    private Optional<Operation<?, ?>> ofBackups(String name) {
        return switch (name) {
            case "DescribeContinuousBackups" -> Optional.of(new DescribeContinuousBackups(tables, items));
            case "UpdateContinuousBackups" -> Optional.of(new UpdateContinuousBackups(tables, items, histories));
            case "RestoreTableToPointInTime" ->
                Optional.of(new RestoreTableToPointInTime(tables, items, restores, controlPlaneDelay));
            default -> Optional.empty();
        };
    }

    private Optional<Operation<?, ?>> ofStreams(String name) {
        var reads = new StreamReads(items, streams, tables);
        return switch (name) {
            case "ListStreams" -> Optional.of(new ListStreams(items, streams.catalog()));
            case "DescribeStream" -> Optional.of(new DescribeStream(reads));
            case "GetShardIterator" -> Optional.of(new GetShardIterator(reads));
            case "GetRecords" -> Optional.of(new GetRecords(reads));
            default -> Optional.empty();
        };
    }
}
