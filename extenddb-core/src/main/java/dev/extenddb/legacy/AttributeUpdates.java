package dev.extenddb.legacy;

import dev.extenddb.expression.Update;
import dev.extenddb.expression.UpdateNode;
import dev.extenddb.wire.MapShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Changes by the attributes that they change: the parameter AttributeUpdates. Immutable. */
public final class AttributeUpdates {

    private static final Member<Map<String, AttributeUpdate>> ATTRIBUTE_UPDATES = Member.optional(
            "AttributeUpdates",
            MapShape.of(AttributeUpdate.SHAPE, "com.amazonaws.dynamodb.v20120810.AttributeValueUpdate"));

    /** The member of requests. */
    public static final Member<?> MEMBER = ATTRIBUTE_UPDATES;

    private final Map<String, AttributeUpdate> updates;

    private AttributeUpdates(Map<String, AttributeUpdate> updates) {
        this.updates = updates;
    }

    /** The changes, if the request has any. */
    public static Optional<AttributeUpdates> in(Members in) {
        return in.find(ATTRIBUTE_UPDATES).map(AttributeUpdates::new);
    }

    /**
     * The changes as an update; nothing if there are none.
     *
     * @throws dev.extenddb.error.DynamoDbException a {@code ValidationException} if a name is no attribute's, or a value is missing, none
     *     or not one that its action takes
     */
    public Optional<Update> toUpdate() {
        var actions = new ArrayList<UpdateNode.Action>();
        updates.forEach((attribute, update) -> {
            AttributeNames.require(attribute);
            actions.add(update.on(attribute));
        });
        return actions.isEmpty() ? Optional.empty() : Optional.of(Update.ofAttributes(new UpdateNode(actions)));
    }
}
