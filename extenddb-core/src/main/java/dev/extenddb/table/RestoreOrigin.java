package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Instant;

/**
 * Of which table a table is restored, and as of when.
 *
 * @param sourceTableArn the other table
 * @param restoreDateTime the instant
 * @param finished whether all items are there
 */
public record RestoreOrigin(String sourceTableArn, Instant restoreDateTime, boolean finished) implements JsonOutput {

    private static final Member<String> SOURCE = Member.required("SourceTableArn", TextShape.ANY);
    private static final Member<Long> INSTANT = Member.required("RestoreDateTime", NumberShape.longInteger(0));
    private static final Member<Boolean> FINISHED = Member.required("Finished", FlagShape.FLAG);

    static final Structure<RestoreOrigin> SHAPE = Structure.of(
            "Restore",
            in -> new RestoreOrigin(in.get(SOURCE), Instant.ofEpochMilli(in.get(INSTANT)), in.get(FINISHED)),
            SOURCE,
            INSTANT,
            FINISHED);

    /** The same when all items are there. */
    RestoreOrigin done() {
        return new RestoreOrigin(sourceTableArn, restoreDateTime, true);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(SOURCE.name(), sourceTableArn);
        json.writeNumberField(INSTANT.name(), restoreDateTime.toEpochMilli());
        json.writeBooleanField(FINISHED.name(), finished);
        json.writeEndObject();
    }

    /** Writes what clients see of it, which they do while the table is being created. */
    void writeSummary(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("RestoreSummary");
        json.writeStringField(SOURCE.name(), sourceTableArn);
        json.writeFieldName(INSTANT.name());
        json.writeRawValue(TableDescription.seconds(restoreDateTime));
        json.writeBooleanField("RestoreInProgress", true);
        json.writeEndObject();
    }
}
