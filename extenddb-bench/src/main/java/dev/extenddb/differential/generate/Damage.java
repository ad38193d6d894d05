package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** Damages good requests: a few characters of an expression, or a member of the body. */
final class Damage {

    private static final List<String> EXPRESSIONS = List.of(
            "ConditionExpression",
            "UpdateExpression",
            "FilterExpression",
            "KeyConditionExpression",
            "ProjectionExpression");
    private static final List<String> SCRAPS = List.of(
            " ", "(", ")", ",", ".", "=", "#", ":", "[0]", "[-1]", "AND", " OR ", " NOT ", "0", "size", " SET ", "<>",
            "\"", "foo(a)", "+", "@");

    private static final String TOKEN = "ClientRequestToken";

    private final Dice dice;

    Damage(Dice dice) {
        this.dice = dice;
    }

    Call toExpression(Call call) {
        var body = call.body().deepCopy();
        var present = EXPRESSIONS.stream().filter(body::has).toList();
        if (present.isEmpty()) {
            return call;
        }
        var name = dice.of(present);
        body.put(name, damaged(body.get(name).asText()));
        return new Call(call.operation(), body);
    }

    /** Damages one member of the body or of an object in it. The token changes too: it is to stand for the sound request alone. */
    Call toBody(Call call) {
        var body = call.body().deepCopy();
        if (body.has(TOKEN)) {
            body.put(TOKEN, body.get(TOKEN).asText() + "-damaged");
        }
        var objects = new ArrayList<ObjectNode>();
        collect(body, objects);
        var object = dice.of(objects);
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return call;
        }
        var name = dice.of(names);
        switch (dice.below(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(dice.of("N", "S", "M", "Unknown"), object.remove(name));
            case 2 -> object.putNull(name);
            default -> object.set(name, other(object.get(name)));
        }
        return new Call(call.operation(), body);
    }

    private String damaged(String text) {
        if (text.isEmpty()) {
            return dice.of(SCRAPS);
        }
        var at = dice.below(text.length());
        return switch (dice.below(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + dice.of(SCRAPS) + text.substring(at);
            default -> dice.percent(30) ? "" : text + dice.of(SCRAPS);
        };
    }

    private JsonNode other(JsonNode value) {
        var others = List.of(
                TextNode.valueOf("x"),
                TextNode.valueOf(""),
                Json.object(),
                Json.array(),
                Json.object("S", "a"),
                Json.parse("1"),
                Json.parse("-1"),
                Json.parse("true"));
        var chosen = dice.of(others);
        return chosen.equals(value) ? Json.parse("2") : chosen;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }
}
