package dev.extenddb.operation;

import dev.extenddb.expression.Condition;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.KeyCondition;
import dev.extenddb.expression.Update;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.partiql.Statement;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.KeySchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what a PartiQL statement does, in terms that policies know; see "IAM policies for PartiQL" in the Developer Guide. */
final class StatementAccess {

    private StatementAccess() {}

    static AccessRequest of(TableAccess table, Statement statement) {
        table.index(statement.source().index())
                .leadingKeys(schema -> leadingKeys(schema, statement))
                .attributes(() -> attributes(statement));
        if (statement instanceof Statement.Select select) {
            table.with(
                    "dynamodb:select",
                    () -> List.of(
                            select.columns().isEmpty()
                                    ? Select.ALL_ATTRIBUTES.name()
                                    : Select.SPECIFIC_ATTRIBUTES.name()));
            table.keyed(
                    "dynamodb:fulltablescan",
                    schema -> !KeyClause.of(schema, select.where()).isKeyed());
        }
        return table.request(action(statement));
    }

    private static String action(Statement statement) {
        if (statement instanceof Statement.Insert) {
            return "PartiQLInsert";
        }
        if (statement instanceof Statement.Update) {
            return "PartiQLUpdate";
        }
        return statement instanceof Statement.Delete ? "PartiQLDelete" : "PartiQLSelect";
    }

    private static List<AttributeValue> leadingKeys(KeySchema schema, Statement statement) {
        String leading = TableAccess.leading(schema);
        if (statement instanceof Statement.Insert insert) {
            return insert.item().get(leading).stream().toList();
        }
        KeyClause clause = KeyClause.of(schema, where(statement));
        return clause.isKeyed()
                ? clause.keyConditions().stream()
                        .map(KeyCondition::comparisons)
                        .flatMap(List::stream)
                        .filter(comparison -> comparison.attribute().equals(leading))
                        .flatMap(comparison -> comparison.operands().stream())
                        .toList()
                : List.of();
    }

    private static Optional<ConditionNode> where(Statement statement) {
        if (statement instanceof Statement.Select select) {
            return select.where();
        }
        if (statement instanceof Statement.Update update) {
            return update.where();
        }
        if (statement instanceof Statement.Delete delete) {
            return delete.where();
        }
        return statement instanceof Statement.Exists exists ? exists.select().where() : Optional.empty();
    }

    private static Set<String> attributes(Statement statement) {
        var names = new LinkedHashSet<String>();
        if (statement instanceof Statement.Insert insert) {
            names.addAll(insert.item().attributes().keySet());
        }
        if (statement instanceof Statement.Select select) {
            add(select.columns(), names);
        }
        if (statement instanceof Statement.Update update) {
            add(Update.of(update.update()).namedPaths(), names);
        }
        where(statement).map(Condition::of).map(Condition::paths).ifPresent(paths -> add(paths, names));
        return names;
    }

    private static void add(Iterable<DocumentPath> paths, Set<String> names) {
        paths.forEach(path -> names.add(path.attribute()));
    }
}
