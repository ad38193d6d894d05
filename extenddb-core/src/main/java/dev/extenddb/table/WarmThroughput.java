package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.Optional;

/** What a table or index can take at once, in units a second. */
public record WarmThroughput(Optional<Long> readUnitsPerSecond, Optional<Long> writeUnitsPerSecond)
        implements JsonOutput {

    private static final Member<Long> READ = Member.optional("ReadUnitsPerSecond", NumberShape.longInteger(1));
    private static final Member<Long> WRITE = Member.optional("WriteUnitsPerSecond", NumberShape.longInteger(1));

    /** As a request gives it. */
    public static final Structure<WarmThroughput> SHAPE =
            Structure.of("WarmThroughput", in -> new WarmThroughput(in.find(READ), in.find(WRITE)), READ, WRITE);

    /** Whether there is a number at all; to give none is as good as to say nothing. */
    public boolean saysSomething() {
        return readUnitsPerSecond.isPresent() || writeUnitsPerSecond.isPresent();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeUnits(json);
        json.writeEndObject();
    }

    /** Writes the description, which also has a status. */
    void writeDescription(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("WarmThroughput");
        writeUnits(json);
        json.writeStringField("Status", "ACTIVE");
        json.writeEndObject();
    }

    private void writeUnits(JsonGenerator json) throws IOException {
        if (readUnitsPerSecond.isPresent()) {
            json.writeNumberField("ReadUnitsPerSecond", readUnitsPerSecond.get());
        }
        if (writeUnitsPerSecond.isPresent()) {
            json.writeNumberField("WriteUnitsPerSecond", writeUnitsPerSecond.get());
        }
    }
}
