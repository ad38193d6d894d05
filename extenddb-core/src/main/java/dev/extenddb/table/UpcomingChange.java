package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change of a table's settings that has been asked for and takes effect later. Until then the table shows what holds still.
 *
 * @param tableClass the class that it gets
 * @param encryption the key that it gets
 * @param at when that takes effect
 */
public record UpcomingChange(Optional<TableClass> tableClass, Optional<SseSpecification> encryption, Instant at)
        implements JsonOutput {

    private static final Member<TableClass> TABLE_CLASS = Member.optional("TableClass", TableClass.SHAPE);
    private static final Member<SseSpecification> ENCRYPTION = Member.optional("Encryption", SseSpecification.SHAPE);
    private static final Member<Long> AT = Member.required("At", NumberShape.longInteger(0));

    static final Member<List<UpcomingChange>> LIST = Member.optional(
            "Upcoming",
            ListShape.of(Structure.of(
                    "UpcomingChange",
                    in -> new UpcomingChange(
                            in.find(TABLE_CLASS), in.find(ENCRYPTION), Instant.ofEpochMilli(in.get(AT))),
                    TABLE_CLASS,
                    ENCRYPTION,
                    AT)));

    /** A change of the class. */
    public static UpcomingChange to(TableClass tableClass, Instant at) {
        return new UpcomingChange(Optional.of(tableClass), Optional.empty(), at);
    }

    /** A change of the key. */
    public static UpcomingChange to(SseSpecification encryption, Instant at) {
        return new UpcomingChange(Optional.empty(), Optional.of(encryption), at);
    }

    /** Whether it has taken effect at an instant. */
    boolean isDone(Instant now) {
        return !now.isBefore(at);
    }

    /** The settings with the change in effect. */
    TableSpecification applied(TableSpecification specification) {
        TableSpecificationChange change = specification.change();
        tableClass.ifPresent(change::tableClass);
        encryption.ifPresent(change::sseSpecification);
        return change.build();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (tableClass.isPresent()) {
            json.writeStringField(TABLE_CLASS.name(), tableClass.get().name());
        }
        if (encryption.isPresent()) {
            JsonOutput.writeMember(json, ENCRYPTION.name(), encryption.get());
        }
        json.writeNumberField(AT.name(), at.toEpochMilli());
        json.writeEndObject();
    }
}
