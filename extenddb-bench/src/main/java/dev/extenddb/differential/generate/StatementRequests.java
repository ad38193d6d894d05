package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.ItemOrder;
import dev.extenddb.differential.wire.Json;
import dev.extenddb.differential.wire.Step;
import dev.extenddb.differential.wire.Step.Paging;
import java.util.HashSet;
import java.util.function.Supplier;

/** ExecuteStatement, BatchExecuteStatement and ExecuteTransaction. */
final class StatementRequests {

    private final Dice dice;
    private final Statements statements;

    StatementRequests(Language language) {
        this.dice = language.dice();
        this.statements = new Statements(language);
    }

    Step any() {
        return switch (dice.below(10)) {
            case 0 -> Step.once(several("BatchExecuteStatement", "Statements", statements::get));
            case 1 -> Step.once(several("BatchExecuteStatement", "Statements", () -> changed(false)));
            case 2 -> Step.once(several("ExecuteTransaction", "TransactStatements", statements::get));
            case 3 -> Step.once(several("ExecuteTransaction", "TransactStatements", () -> changed(false)));
            case 4, 5, 6 -> select();
            default -> Step.once(write());
        };
    }

    /** One that may write. */
    Call write() {
        return new Call("ExecuteStatement", changed(true));
    }

    private Step select() {
        var request = statements.select();
        if (dice.percent(20)) {
            request.put("ConsistentRead", dice.percent(60));
        }
        if (dice.percent(20)) {
            request.put("Limit", dice.between(dice.percent(3) ? 0 : 1, 5));
        }
        return new Step(new Call("ExecuteStatement", request), Paging.ALL_PAGES, ItemOrder.free());
    }

    private ObjectNode changed(boolean returning) {
        return switch (dice.below(5)) {
            case 0, 1 -> statements.insert();
            case 2, 3 -> statements.update(returning);
            default -> statements.delete(returning);
        };
    }

    /** No two of the statements are about one table: so none are about one item. */
    private Call several(String operation, String member, Supplier<ObjectNode> statement) {
        var body = Json.object();
        var list = body.putArray(member);
        var tables = new HashSet<String>();
        for (var i = dice.percent(98) ? dice.between(1, 4) : 0; i > 0; i--) {
            var next = statement.get();
            if (tables.add(Statements.tableOf(next))) {
                list.add(next);
            }
        }
        return new Call(operation, body);
    }
}
