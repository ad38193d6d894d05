package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;

/**
 * Throughput paid in advance, in capacity units a second.
 *
 * @param readCapacityUnits at least 1 where it is given; 0 in the description of an on-demand table
 * @param writeCapacityUnits likewise
 */
public record ProvisionedThroughput(long readCapacityUnits, long writeCapacityUnits) implements JsonOutput {

    /** What an on-demand table is described with. */
    public static final ProvisionedThroughput NONE = new ProvisionedThroughput(0, 0);

    private static final Member<Long> READ = Member.required("ReadCapacityUnits", NumberShape.longInteger(1));
    private static final Member<Long> WRITE = Member.required("WriteCapacityUnits", NumberShape.longInteger(1));

    /** As a request gives it. */
    public static final Structure<ProvisionedThroughput> SHAPE = Structure.of(
            "ProvisionedThroughput", in -> new ProvisionedThroughput(in.get(READ), in.get(WRITE)), WRITE, READ);

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeUnits(json);
        json.writeEndObject();
    }

    /** Writes the members of an object. */
    void writeUnits(JsonGenerator json) throws IOException {
        json.writeNumberField("ReadCapacityUnits", readCapacityUnits);
        json.writeNumberField("WriteCapacityUnits", writeCapacityUnits);
    }
}
