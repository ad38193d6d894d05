package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Arns;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;
import java.util.List;

/** What is set beside a table: its tags and its time to live. */
final class TableSettings {

    private static final List<String> TAG_KEYS = List.of("stage", "owner", "cost centre", "a:b");

    /** No item has this attribute: nothing expires while the servers are compared. */
    private static final String EXPIRY = "expires";

    private final Language language;
    private final Dice dice;

    TableSettings(Language language) {
        this.language = language;
        this.dice = language.dice();
    }

    Call any() {
        return switch (dice.below(8)) {
            case 0, 1 -> updateTimeToLive();
            case 2 -> new Call("DescribeTimeToLive", Json.object("TableName", tableName()));
            case 3, 4 -> tag();
            case 5 -> untag();
            default -> new Call("ListTagsOfResource", resource());
        };
    }

    private Call updateTimeToLive() {
        var request = Json.object("TableName", tableName());
        var specification = request.putObject("TimeToLiveSpecification");
        specification.put("Enabled", dice.percent(60));
        specification.put("AttributeName", dice.percent(90) ? EXPIRY : dice.of("other", "", "a.b"));
        return new Call("UpdateTimeToLive", request);
    }

    private Call tag() {
        var request = resource();
        var tags = request.putArray("Tags");
        dice.some(TAG_KEYS, dice.percent(95) ? dice.between(1, 3) : 0)
                .forEach(key ->
                        tags.add(Json.object("Key", key).put("Value", dice.percent(90) ? dice.of("one", "two") : "")));
        switch (dice.below(30)) {
            case 0 -> tags.add(Json.object("Key", "aws:own").put("Value", "x"));
            case 1 -> tags.add(Json.object("Key", "").put("Value", "x"));
            case 2 -> tags.add(Json.object("Key", "stage"));
            default -> {}
        }
        return new Call("TagResource", request);
    }

    private Call untag() {
        var request = resource();
        request.set("TagKeys", Json.texts(dice.some(TAG_KEYS, dice.percent(95) ? dice.between(1, 2) : 0)));
        return new Call("UntagResource", request);
    }

    private ObjectNode resource() {
        return Json.object("ResourceArn", dice.percent(97) ? Arns.placeholder(tableName()) : dice.of("", "no-arn"));
    }

    private String tableName() {
        return dice.percent(80) ? language.table().name() : dice.of(TableLifecycle.scratchNames());
    }
}
