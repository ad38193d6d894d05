package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.Optional;

/**
 * The most that an on-demand table or index may use, in request units a second; -1 takes a limit away.
 */
public record OnDemandThroughput(Optional<Long> maxReadRequestUnits, Optional<Long> maxWriteRequestUnits)
        implements JsonOutput {

    private static final Member<Long> READ = Member.optional("MaxReadRequestUnits", NumberShape.longInteger(-1));
    private static final Member<Long> WRITE = Member.optional("MaxWriteRequestUnits", NumberShape.longInteger(-1));

    /** As a request gives it. */
    public static final Structure<OnDemandThroughput> SHAPE = Structure.of(
            "OnDemandThroughput", in -> new OnDemandThroughput(in.find(READ), in.find(WRITE)), READ, WRITE);

    /** Whether there is a number at all; to give none is as good as to say nothing. */
    public boolean saysSomething() {
        return maxReadRequestUnits.isPresent() || maxWriteRequestUnits.isPresent();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (maxReadRequestUnits.isPresent()) {
            json.writeNumberField("MaxReadRequestUnits", maxReadRequestUnits.get());
        }
        if (maxWriteRequestUnits.isPresent()) {
            json.writeNumberField("MaxWriteRequestUnits", maxWriteRequestUnits.get());
        }
        json.writeEndObject();
    }
}
