package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;

/** TransactGetItems and TransactWriteItems; some repeat an earlier one's token, with the same request or another. */
final class Transactions {

    private static final int REMEMBERED = 8;

    private final Dice dice;
    private final Writes writes;
    private final Reads reads;
    private final Deque<Call> tokened = new ArrayDeque<>();
    private int tokens;

    Transactions(Dice dice, Writes writes, Reads reads) {
        this.dice = dice;
        this.writes = writes;
        this.reads = reads;
    }

    Call get() {
        var body = Json.object();
        var items = body.putArray("TransactItems");
        for (var i = size(); i > 0; i--) {
            items.addObject().set("Get", reads.getMembers());
        }
        return new Call("TransactGetItems", body);
    }

    Call write() {
        if (!tokened.isEmpty() && dice.percent(10)) {
            return dice.percent(70) ? tokened.peekLast() : withToken(newWrite(), tokenOf(tokened.peekFirst()));
        }
        var call = newWrite();
        return dice.percent(25) ? remembered(withToken(call, "token-" + tokens++)) : call;
    }

    private Call newWrite() {
        var body = Json.object();
        var items = body.putArray("TransactItems");
        var used = new HashSet<String>();
        for (var i = size(); i > 0; i--) {
            var action = action();
            if (used.add(target(action)) || dice.percent(5)) {
                items.add(action);
            }
        }
        return new Call("TransactWriteItems", body);
    }

    private int size() {
        return dice.percent(98) ? dice.between(1, 4) : 0;
    }

    private ObjectNode action() {
        return switch (dice.below(4)) {
            case 0 -> Json.object().set("Put", writes.putMembers());
            case 1 -> Json.object().set("Update", writes.updateMembers(97));
            case 2 -> Json.object().set("Delete", writes.deleteMembers());
            default -> Json.object().set("ConditionCheck", writes.checkMembers());
        };
    }

    /** The item an action is on, as a text. */
    private static String target(ObjectNode action) {
        var members = action.elements().next();
        var item = members.path(members.has("Key") ? "Key" : "Item");
        return members.path("TableName").asText() + item.path("p") + item.path("s");
    }

    private static Call withToken(Call call, String token) {
        return new Call(call.operation(), call.body().deepCopy().put("ClientRequestToken", token));
    }

    private static String tokenOf(Call call) {
        return call.body().path("ClientRequestToken").asText();
    }

    private Call remembered(Call call) {
        tokened.add(call);
        if (tokened.size() > REMEMBERED) {
            tokened.remove();
        }
        return call;
    }
}
