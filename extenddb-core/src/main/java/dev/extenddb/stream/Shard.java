package dev.extenddb.stream;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A stretch of a slot's records.
 *
 * @param id the name that clients know; ids grow with the time of creation
 * @param parent the shard before it
 * @param slot the slot
 * @param start the first position that a record in it may have
 * @param end the last position, once it is closed
 * @param openedAt when it was opened
 * @param closedAt when it was closed, if it was
 */
public record Shard(
        String id,
        Optional<String> parent,
        int slot,
        long start,
        Optional<Long> end,
        Instant openedAt,
        Optional<Instant> closedAt) {

    private static final String ID = "id";
    private static final String PARENT = "parent";
    private static final String SLOT = "slot";
    private static final String START = "start";
    private static final String END = "end";
    private static final String OPENED_AT = "openedAt";
    private static final String CLOSED_AT = "closedAt";

    private static final int TIME_DIGITS = 20;

    static Shard opened(Optional<String> parent, int slot, long start, Instant at) {
        String millis = Long.toString(at.toEpochMilli());
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        String id = "shardId-" + "0".repeat(TIME_DIGITS - millis.length()) + millis + "-" + random;
        return new Shard(id, parent, slot, start, Optional.empty(), at, Optional.empty());
    }

    Shard closed(long last, Instant at) {
        return new Shard(id, parent, slot, start, Optional.of(last), openedAt, Optional.of(at));
    }

    boolean isOpen() {
        return end.isEmpty();
    }

    /** Whether a record at the position would be in this shard. */
    public boolean spans(long position) {
        return position >= start && end.filter(last -> position > last).isEmpty();
    }

    AttributeValue encode() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put(ID, AttributeValue.of(id));
        parent.ifPresent(value -> attributes.put(PARENT, AttributeValue.of(value)));
        attributes.put(SLOT, AttributeValue.of(slot));
        attributes.put(START, AttributeValue.of(start));
        end.ifPresent(value -> attributes.put(END, AttributeValue.of(value)));
        attributes.put(OPENED_AT, AttributeValue.of(openedAt.toEpochMilli()));
        closedAt.ifPresent(value -> attributes.put(CLOSED_AT, AttributeValue.of(value.toEpochMilli())));
        return new AttributeValue.M(attributes);
    }

    static Shard decode(AttributeValue stored) {
        Item attributes = Item.of(((AttributeValue.M) stored).values());
        return new Shard(
                Attribute.text(attributes, ID),
                Attribute.findText(attributes, PARENT),
                (int) Attribute.number(attributes, SLOT),
                Attribute.number(attributes, START),
                Attribute.findNumber(attributes, END),
                Instant.ofEpochMilli(Attribute.number(attributes, OPENED_AT)),
                Attribute.findNumber(attributes, CLOSED_AT).map(Instant::ofEpochMilli));
    }
}
