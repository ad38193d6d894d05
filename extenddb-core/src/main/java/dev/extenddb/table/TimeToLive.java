package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * By which attribute items of a table expire; see "Using time to live (TTL) in DynamoDB" in the Developer Guide.
 *
 * @param attributeName the attribute with the epoch second from which an item counts as expired
 * @param enabled whether expired items are to be deleted
 * @param changedAt when this was last switched on or off
 * @param until when the switch is done
 * @param indexId where the rows lie that sort items by when they expire
 * @param backfilling whether such rows are still being added for older items
 */
public record TimeToLive(
        String attributeName, boolean enabled, Instant changedAt, Instant until, long indexId, boolean backfilling)
        implements JsonOutput {

    /** For how long the setting cannot be changed again. The Developer Guide says up to an hour; AWS takes a change after 31 minutes. */
    public static final Duration COOL_DOWN = Duration.ofMinutes(31);

    private static final Member<String> ATTRIBUTE = Member.required("AttributeName", TextShape.ANY);
    private static final Member<Boolean> ENABLED = Member.required("Enabled", FlagShape.FLAG);
    private static final Member<Long> CHANGED_AT = Member.required("ChangedAt", NumberShape.longInteger(0));
    private static final Member<Long> UNTIL = Member.required("Until", NumberShape.longInteger(0));
    private static final Member<Long> INDEX_ID = Member.required("IndexId", NumberShape.longInteger(0));
    private static final Member<Boolean> BACKFILLING = Member.required("Backfilling", FlagShape.FLAG);

    static final Structure<TimeToLive> SHAPE = Structure.of(
            "TimeToLive",
            in -> new TimeToLive(
                    in.get(ATTRIBUTE),
                    in.get(ENABLED),
                    Instant.ofEpochMilli(in.get(CHANGED_AT)),
                    Instant.ofEpochMilli(in.get(UNTIL)),
                    in.get(INDEX_ID),
                    in.get(BACKFILLING)),
            ATTRIBUTE,
            ENABLED,
            CHANGED_AT,
            UNTIL,
            INDEX_ID,
            BACKFILLING);

    /** Where the switching on or off is at an instant. */
    public enum Status {
        ENABLING,
        ENABLED,
        DISABLING,
        DISABLED
    }

    /** The state at an instant. */
    public Status status(Instant now) {
        boolean done = !now.isBefore(until);
        if (enabled) {
            return done ? Status.ENABLED : Status.ENABLING;
        }
        return done ? Status.DISABLED : Status.DISABLING;
    }

    /** The same with rows for all items. */
    public TimeToLive filled() {
        return new TimeToLive(attributeName, enabled, changedAt, until, indexId, false);
    }

    /** The same, switched off. */
    public TimeToLive disabled(Instant now, Instant done) {
        return new TimeToLive(attributeName, false, now, done, indexId, false);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(ATTRIBUTE.name(), attributeName);
        json.writeBooleanField(ENABLED.name(), enabled);
        json.writeNumberField(CHANGED_AT.name(), changedAt.toEpochMilli());
        json.writeNumberField(UNTIL.name(), until.toEpochMilli());
        json.writeNumberField(INDEX_ID.name(), indexId);
        json.writeBooleanField(BACKFILLING.name(), backfilling);
        json.writeEndObject();
    }
}
