package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.KeyCondition;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.partiql.Statement;
import dev.extenddb.partiql.Statement.Ordering;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.table.Index;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * How a SELECT is read: by ranges of keys where its WHERE clause gives the partition, by a scan where it does not.
 *
 * @param target the table or index
 * @param selection which rows are returned
 * @param columns what is shown of them
 * @param queries the ranges, in the order in which they are read; none for a scan
 * @param ascending in which direction ranges are read
 * @param single whether at most one item is meant, by its key
 */
record SelectPlan(
        ReadTarget target,
        ReadSelection selection,
        Columns columns,
        List<QueryRange> queries,
        boolean ascending,
        boolean single) {

    static SelectPlan of(Table table, Statement.Select select, boolean consistentRead, Instant now) {
        select.source().index().ifPresent(name -> requireReadable(table, name, consistentRead));
        var target = ReadTarget.of(table, select.source().index(), consistentRead, now);
        KeyClause clause = KeyClause.of(target.key(), select.where());
        requireOrder(clause, select.orderBy());
        Optional<Condition> filter = clause.condition().map(Condition::of);
        if (clause.isKeyed()) {
            filter.ifPresent(condition -> Query.requireProjected(target, condition));
        }
        var columns = new Columns(select.columns());
        var selection = ReadSelection.of(target, Optional.empty(), filter, columns.attributes());
        boolean single = target.index().isEmpty() && clause.item().isPresent();
        return new SelectPlan(
                target,
                selection,
                columns,
                queries(target, clause, select.orderBy()),
                isAscending(select, target.key()),
                single);
    }

    /** Says in PartiQL's own words what Query and Scan say as well. */
    private static void requireReadable(Table table, String indexName, boolean consistentRead) {
        Index index = table.index(indexName)
                .orElseThrow(() -> DynamoDbException.validation("The table does not have the specified index"));
        if (index.global() && consistentRead) {
            throw DynamoDbException.validation("Strongly consistent read is not supported on Global Secondary Indexes");
        }
    }

    private static void requireOrder(KeyClause clause, List<Ordering> orderBy) {
        if (orderBy.isEmpty()) {
            return;
        }
        List<String> names = clause.schema().names();
        for (Ordering ordering : orderBy) {
            if (!names.contains(ordering.attribute())) {
                throw DynamoDbException.validation("Variable reference " + ordering.attribute()
                        + " in ORDER BY clause must be part of the primary key");
            }
        }
        if (!clause.isKeyed()) {
            throw DynamoDbException.validation(
                    "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.");
        }
        if (clause.keyConditions().size() > 1
                && partitionOrder(clause.schema(), orderBy).isEmpty()) {
            throw DynamoDbException.validation("Must have hash key in ORDER BY clause when more than one hash key "
                    + "condition specified in WHERE clause.");
        }
    }

    private static Optional<Ordering> partitionOrder(KeySchema key, List<Ordering> orderBy) {
        return orderBy.stream()
                .filter(ordering -> key.partition().get(0).name().equals(ordering.attribute()))
                .findFirst();
    }

    private static List<QueryRange> queries(ReadTarget target, KeyClause clause, List<Ordering> orderBy) {
        if (!clause.isKeyed()) {
            return List.of();
        }
        Stream<KeyCondition> conditions = clause.keyConditions().stream();
        Optional<Ordering> order = partitionOrder(clause.schema(), orderBy);
        if (order.isPresent()) {
            Comparator<KeyCondition> byPartition = Comparator.comparing(condition -> new KeyBytes()
                    .last(partitionValue(clause.schema(), condition))
                    .build());
            conditions = conditions.sorted(order.get().descending() ? byPartition.reversed() : byPartition);
        }
        return conditions.map(condition -> new QueryRange(target, condition)).toList();
    }

    private static AttributeValue partitionValue(KeySchema key, KeyCondition condition) {
        String name = key.partition().get(0).name();
        return condition.comparisons().stream()
                .filter(comparison -> comparison.attribute().equals(name))
                .findFirst()
                .orElseThrow()
                .operands()
                .get(0);
    }

    private static boolean isAscending(Statement.Select select, KeySchema key) {
        List<String> sort =
                key.sort().stream().map(KeySchema.KeyAttribute::name).toList();
        return select.orderBy().stream()
                .noneMatch(ordering -> ordering.descending() && sort.contains(ordering.attribute()));
    }

    /** Reads a page, from the beginning or after a row. */
    CompletionStage<PageRead> read(DataPlane items, OptionalLong limit, Optional<Item> startKey) {
        startKey.ifPresent(target::position);
        if (!queries.isEmpty()) {
            return PageReads.query(items, target, selection, limit, ranges(startKey));
        }
        KeyRange all = KeyRanges.segment(target.ref(), 0, 1);
        KeyRange range = startKey.map(target::position)
                .map(position -> KeyRanges.after(all, position))
                .orElse(all);
        return PageReads.scan(items, target, selection, limit, range);
    }

    private List<KeyRange> ranges(Optional<Item> startKey) {
        return queries.stream()
                .dropWhile(query ->
                        startKey.filter(key -> !query.isPartitionOf(key)).isPresent())
                .map(query -> startKey.filter(query::isPartitionOf)
                        .map(key -> query.rangeAfter(key, ascending))
                        .orElseGet(() -> query.range(ascending)))
                .toList();
    }
}
