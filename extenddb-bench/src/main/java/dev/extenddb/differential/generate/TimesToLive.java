package dev.extenddb.differential.generate;

import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;

/** The time to live of tables. Of tags there is nothing to compare: DynamoDB Local does not know them. */
final class TimesToLive {

    /** No item has this attribute: nothing expires while the servers are compared. */
    private static final String EXPIRY = "expires";

    private static final String EXPIRES = "hash-text";
    private static final String NEVER_EXPIRES = "text-text";

    private final Dice dice;

    TimesToLive(Dice dice) {
        this.dice = dice;
    }

    Call any() {
        return dice.percent(60) ? update() : new Call("DescribeTimeToLive", Json.object("TableName", tableName()));
    }

    /** A table's time to live can change only so often, but not in DynamoDB Local: so some tables only get one, and others only none. */
    private Call update() {
        var enabled = dice.percent(70);
        var request = Json.object("TableName", enabled ? expiring() : NEVER_EXPIRES);
        request.putObject("TimeToLiveSpecification")
                .put("Enabled", enabled)
                .put("AttributeName", dice.percent(97) ? EXPIRY : "");
        return new Call("UpdateTimeToLive", request);
    }

    private String expiring() {
        return dice.percent(70) ? EXPIRES : dice.of(TableLifecycle.scratchNames());
    }

    private String tableName() {
        return switch (dice.below(4)) {
            case 0 -> NEVER_EXPIRES;
            case 1 -> dice.of(TableLifecycle.scratchNames());
            default -> EXPIRES;
        };
    }
}
