package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.Optional;

/** What a table or index can take at once, in units a second. A request may leave out either member. */
public record WarmThroughput(Optional<Long> readUnitsPerSecond, Optional<Long> writeUnitsPerSecond)
        implements JsonOutput {

    /** What every on-demand table and index can take; see "Initial throughput for on-demand capacity mode" in the Developer Guide. */
    public static final WarmThroughput ON_DEMAND_INITIAL = of(12_000, 4_000);

    private static final Member<Long> READ =
            Member.optional("ReadUnitsPerSecond", NumberShape.longInteger(Long.MIN_VALUE));
    private static final Member<Long> WRITE =
            Member.optional("WriteUnitsPerSecond", NumberShape.longInteger(Long.MIN_VALUE));

    /** As a request gives it. */
    public static final Structure<WarmThroughput> SHAPE =
            Structure.of("WarmThroughput", in -> new WarmThroughput(in.find(READ), in.find(WRITE)), READ, WRITE);

    /** What a structure has of it; a member without units counts as absent. */
    public static Optional<WarmThroughput> in(Members structure, Member<WarmThroughput> member) {
        Optional<WarmThroughput> given = structure.find(member);
        return given.isPresent() && given.get().isEmpty() ? Optional.empty() : given;
    }

    private static WarmThroughput of(long read, long write) {
        return new WarmThroughput(Optional.of(read), Optional.of(write));
    }

    /** What something can take that is provisioned so. */
    static WarmThroughput of(ProvisionedThroughput units) {
        return of(units.readCapacityUnits(), units.writeCapacityUnits());
    }

    /** Whether there is neither member. */
    public boolean isEmpty() {
        return readUnitsPerSecond.isEmpty() && writeUnitsPerSecond.isEmpty();
    }

    /** The larger of each member of two. */
    public WarmThroughput atLeast(WarmThroughput other) {
        return new WarmThroughput(
                larger(readUnitsPerSecond, other.readUnitsPerSecond),
                larger(writeUnitsPerSecond, other.writeUnitsPerSecond));
    }

    private static Optional<Long> larger(Optional<Long> one, Optional<Long> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(Math.max(one.get(), other.get()))
                : one.or(() -> other);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeUnits(json);
        json.writeEndObject();
    }

    /** Writes the members of an object. */
    void writeUnits(JsonGenerator json) throws IOException {
        if (readUnitsPerSecond.isPresent()) {
            json.writeNumberField("ReadUnitsPerSecond", readUnitsPerSecond.get());
        }
        if (writeUnitsPerSecond.isPresent()) {
            json.writeNumberField("WriteUnitsPerSecond", writeUnitsPerSecond.get());
        }
    }
}
