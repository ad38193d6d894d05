package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Projection;
import dev.extenddb.table.Index;
import java.util.List;
import java.util.Optional;

/**
 * Which rows a Query or Scan returns, and what of them.
 *
 * @param filter what a row must meet
 * @param projection what is left of a row
 * @param countOnly whether rows are only counted
 * @param fromTable whether the row of a local index lacks attributes that are asked for, so that the item itself is read
 */
record ReadSelection(
        Optional<Condition> filter, Optional<Projection> projection, boolean countOnly, boolean fromTable) {

    /**
     * Refuses a choice of attributes that contradicts itself, before anything is known of the table.
     *
     * @param projecting the parameter that says which attributes to show, if the request has one
     */
    static void requireSound(Optional<Select> select, Optional<String> projecting, boolean indexed) {
        if (select.isEmpty()) {
            return;
        }
        if (projecting.isPresent() && select.get() != Select.SPECIFIC_ATTRIBUTES) {
            throw DynamoDbException.validation("Cannot specify the " + projecting.get() + " when choosing to get "
                    + (select.get() == Select.COUNT ? "only the Count" : select.get()));
        }
        if (projecting.isEmpty() && select.get() == Select.SPECIFIC_ATTRIBUTES) {
            throw DynamoDbException.validation(
                    "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }
        if (!indexed && select.get() == Select.ALL_PROJECTED_ATTRIBUTES) {
            throw DynamoDbException.validation(
                    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
    }

    /** The selection from a table or index. */
    static ReadSelection of(
            ReadTarget target, Optional<Select> select, Optional<Condition> filter, Optional<Projection> projection) {
        boolean countOnly = select.filter(Select.COUNT::equals).isPresent();
        boolean fromTable = target.index()
                .map(index -> reachesBeyond(index, select, projection))
                .orElse(false);
        return new ReadSelection(filter, projection, countOnly, fromTable);
    }

    private static boolean reachesBeyond(Index index, Optional<Select> select, Optional<Projection> projection) {
        if (index.allProjected()) {
            return false;
        }
        boolean all = select.filter(Select.ALL_ATTRIBUTES::equals).isPresent();
        if (all && index.global()) {
            throw DynamoDbException.validation("One or more parameter values were invalid: Select type ALL_ATTRIBUTES "
                    + "is not supported for global secondary index " + index.name()
                    + " because its projection type is not ALL");
        }
        List<String> missing = projection.map(Projection::paths).orElse(List.of()).stream()
                .map(DocumentPath::attribute)
                .filter(attribute -> !index.projects(attribute))
                .distinct()
                .toList();
        if (!missing.isEmpty() && index.global()) {
            throw DynamoDbException.validation("One or more parameter values were invalid: Global secondary index "
                    + index.name() + " does not project " + missing);
        }
        return all || !missing.isEmpty();
    }

    /** Whether rows must be decoded to be chosen or shown. */
    boolean needsItem() {
        return filter.isPresent() || projection.isPresent();
    }
}
