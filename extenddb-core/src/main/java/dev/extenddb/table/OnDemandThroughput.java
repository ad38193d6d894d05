package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.Optional;

/**
 * The most that an on-demand table or index may use, in request units a second; {@link #UNLIMITED} takes a limit away.
 */
public record OnDemandThroughput(Optional<Long> maxReadRequestUnits, Optional<Long> maxWriteRequestUnits)
        implements JsonOutput {

    /** What an update says for no limit. */
    public static final long UNLIMITED = -1;

    /** No limits. */
    public static final OnDemandThroughput NONE = new OnDemandThroughput(Optional.empty(), Optional.empty());

    private static final Member<Long> READ =
            Member.optional("MaxReadRequestUnits", NumberShape.longInteger(Long.MIN_VALUE));
    private static final Member<Long> WRITE =
            Member.optional("MaxWriteRequestUnits", NumberShape.longInteger(Long.MIN_VALUE));

    /** As a request gives it. */
    public static final Structure<OnDemandThroughput> SHAPE = Structure.of(
            "OnDemandThroughput", in -> new OnDemandThroughput(in.find(READ), in.find(WRITE)), READ, WRITE);

    /** What a structure has of it; a member without limits counts as absent. */
    public static Optional<OnDemandThroughput> in(Members structure, Member<OnDemandThroughput> member) {
        Optional<OnDemandThroughput> given = structure.find(member);
        return given.isPresent() && given.get().isEmpty() ? Optional.empty() : given;
    }

    /** Whether there is neither member. */
    public boolean isEmpty() {
        return maxReadRequestUnits.isEmpty() && maxWriteRequestUnits.isEmpty();
    }

    /** The limits that there are, without what an update said to take one away. */
    public OnDemandThroughput limits() {
        return new OnDemandThroughput(
                maxReadRequestUnits.filter(units -> units != UNLIMITED),
                maxWriteRequestUnits.filter(units -> units != UNLIMITED));
    }

    /** These limits after an update, which changes only the members that it has. */
    public OnDemandThroughput after(OnDemandThroughput update) {
        OnDemandThroughput limits = limits();
        return new OnDemandThroughput(
                update.maxReadRequestUnits.or(limits::maxReadRequestUnits),
                update.maxWriteRequestUnits.or(limits::maxWriteRequestUnits));
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
