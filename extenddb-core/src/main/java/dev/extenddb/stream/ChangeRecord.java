package dev.extenddb.stream;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One change of one item. What clients see of it depends on the stream; here is all there is.
 *
 * @param key where the item is in its table
 * @param createdAt when the change was made, about
 * @param before the item as it was, with the version that it had
 * @param after the item as it is, with the version that it got; one of the two is there
 * @param byService whether nobody asked for the change: the item had expired
 */
public record ChangeRecord(
        Bytes key, Instant createdAt, Optional<State> before, Optional<State> after, boolean byService) {

    static final String KEY = "key";
    static final String CREATED_AT = "createdAt";
    private static final String OLD = "old";
    static final String OLD_VERSION = "oldVersion";
    private static final String NEW = "new";
    static final String NEW_VERSION = "newVersion";
    private static final String BY_SERVICE = "byService";

    /** An item in one of its versions. */
    public record State(Item item, long version) {}

    EventName eventName() {
        if (after.isEmpty()) {
            return EventName.REMOVE;
        }
        return before.isEmpty() ? EventName.INSERT : EventName.MODIFY;
    }

    /** The version that the change replaced. */
    Optional<Long> replaced() {
        return before.map(State::version);
    }

    /** The version that the change left. */
    Optional<Long> left() {
        return after.map(State::version);
    }

    /** The form in which the record is stored. */
    Bytes encode() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put(KEY, AttributeValue.of(key));
        attributes.put(CREATED_AT, AttributeValue.of(createdAt.toEpochMilli()));
        before.ifPresent(state -> put(attributes, OLD, OLD_VERSION, state));
        after.ifPresent(state -> put(attributes, NEW, NEW_VERSION, state));
        if (byService) {
            attributes.put(BY_SERVICE, AttributeValue.of(true));
        }
        return ItemJson.encode(Item.of(attributes));
    }

    private static void put(Map<String, AttributeValue> attributes, String name, String versionName, State state) {
        attributes.put(name, new AttributeValue.M(state.item().attributes()));
        attributes.put(versionName, AttributeValue.of(state.version()));
    }

    static ChangeRecord decode(Bytes stored) {
        Item attributes = ItemJson.decode(stored);
        return new ChangeRecord(
                Attribute.bytes(attributes, KEY),
                Instant.ofEpochMilli(Attribute.number(attributes, CREATED_AT)),
                state(attributes, OLD, OLD_VERSION),
                state(attributes, NEW, NEW_VERSION),
                attributes.has(BY_SERVICE));
    }

    private static Optional<State> state(Item attributes, String name, String versionName) {
        return attributes
                .get(name)
                .map(item -> new State(
                        Item.of(((AttributeValue.M) item).values()), Attribute.number(attributes, versionName)));
    }
}
