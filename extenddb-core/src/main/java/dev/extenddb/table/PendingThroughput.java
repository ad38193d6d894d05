package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.time.Instant;

/**
 * A change of throughput that is under way. DynamoDB accounts for it at once, and describes what was before until it is done.
 *
 * @param period the time that it takes
 * @param units what is described meanwhile
 * @param warm likewise
 * @param warming whether it is what is warm that was asked to change
 */
public record PendingThroughput(Period period, ProvisionedThroughput units, WarmThroughput warm, boolean warming)
        implements JsonOutput {

    private static final Member<Long> FROM = Member.required("From", NumberShape.longInteger(0));
    private static final Member<Long> UNTIL = Member.required("Until", NumberShape.longInteger(0));
    private static final Member<Long> READ = Member.required("Read", NumberShape.longInteger(0));
    private static final Member<Long> WRITE = Member.required("Write", NumberShape.longInteger(0));
    private static final Member<WarmThroughput> WARM = Member.required("Warm", WarmThroughput.SHAPE);
    private static final Member<Boolean> WARMING = Member.required("Warming", FlagShape.FLAG);

    static final Structure<PendingThroughput> SHAPE = Structure.of(
            "PendingThroughput",
            in -> new PendingThroughput(
                    new Period(Instant.ofEpochMilli(in.get(FROM)), Instant.ofEpochMilli(in.get(UNTIL))),
                    new ProvisionedThroughput(in.get(READ), in.get(WRITE)),
                    in.get(WARM),
                    in.get(WARMING)),
            FROM,
            UNTIL,
            READ,
            WRITE,
            WARM,
            WARMING);

    boolean isOver(Instant now) {
        return !now.isBefore(period.until());
    }

    /** The same change, going on for ever if it is no older than an instant. */
    PendingThroughput during(Instant began) {
        return period.until().isBefore(began)
                ? this
                : new PendingThroughput(new Period(period.from(), Instant.MAX), units, warm, warming);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField(FROM.name(), period.from().toEpochMilli());
        json.writeNumberField(UNTIL.name(), period.until().toEpochMilli());
        json.writeNumberField(READ.name(), units.readCapacityUnits());
        json.writeNumberField(WRITE.name(), units.writeCapacityUnits());
        JsonOutput.writeMember(json, WARM.name(), warm);
        json.writeBooleanField(WARMING.name(), warming);
        json.writeEndObject();
    }
}
