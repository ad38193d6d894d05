package dev.extenddb.differential.generate;

import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;
import java.util.HashSet;

/** BatchGetItem and BatchWriteItem; a few name a key twice, are empty or too long. */
final class Batches {

    private static final int TOO_MANY = 26;

    private final Language language;
    private final Dice dice;

    Batches(Language language) {
        this.language = language;
        this.dice = language.dice();
    }

    Call get() {
        var body = Json.object();
        var requests = body.putObject("RequestItems");
        for (var table : dice.some(language.tables(), dice.percent(98) ? dice.between(1, 3) : 0)) {
            var request = requests.putObject(table.name());
            var keys = request.putArray("Keys");
            var used = new HashSet<>();
            for (var i = dice.between(1, 6); i > 0; i--) {
                var key = language.items().key(table.key());
                if (used.add(key) || dice.percent(5)) {
                    keys.add(key);
                }
            }
            var placeholders = new Placeholders(dice);
            if (dice.percent(30)) {
                request.put("ProjectionExpression", language.projections().projection(table, placeholders));
            }
            if (dice.percent(20)) {
                request.put("ConsistentRead", dice.percent(50));
            }
            placeholders.addNamesTo(request);
        }
        return new Call("BatchGetItem", body);
    }

    Call write() {
        var body = Json.object();
        var requests = body.putObject("RequestItems");
        for (var table : dice.some(language.tables(), dice.percent(98) ? dice.between(1, 3) : 0)) {
            var writes = requests.putArray(table.name());
            var used = new HashSet<>();
            for (var i = dice.percent(2) ? TOO_MANY : dice.between(1, 5); i > 0; i--) {
                var key = language.items().key(table.key());
                if (!used.add(key) && !dice.percent(5)) {
                    continue;
                }
                if (dice.percent(30)) {
                    writes.addObject().putObject("DeleteRequest").set("Key", key);
                } else {
                    writes.addObject()
                            .putObject("PutRequest")
                            .set("Item", language.items().item(table).setAll(key));
                }
            }
        }
        return new Call("BatchWriteItem", body);
    }
}
