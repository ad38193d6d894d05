package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A policy that hangs on a table or on one of its streams; see "Using resource-based policies for DynamoDB" in the Developer Guide.
 *
 * @param part {@link #TABLE}, or what stands behind the table in the stream's ARN
 * @param document the policy; empty if it was taken away
 * @param revisionId what tells it from policies before and after: the millisecond in which it was put there, or taken away
 */
public record TablePolicy(String part, String document, String revisionId) implements JsonOutput {

    /** The table itself, and its indexes. */
    public static final String TABLE = "";

    private static final Member<String> PART = Member.required("Part", TextShape.ANY);
    private static final Member<String> DOCUMENT = Member.required("Document", TextShape.ANY);
    private static final Member<String> REVISION = Member.required("RevisionId", TextShape.ANY);

    static final Member<List<TablePolicy>> LIST = Member.optional(
            "Policies",
            ListShape.of(Structure.of(
                    "Policy",
                    in -> new TablePolicy(in.get(PART), in.get(DOCUMENT), in.get(REVISION)),
                    PART,
                    DOCUMENT,
                    REVISION)));

    /** What is left of a policy that was taken away. */
    public static TablePolicy removed(String part, String revisionId) {
        return new TablePolicy(part, "", revisionId);
    }

    /** Whether this is only what is left of a policy. */
    public boolean isRemoved() {
        return document.isEmpty();
    }

    /** When it was put there, or taken away. */
    public Instant changedAt() {
        return Instant.ofEpochMilli(Long.parseLong(revisionId));
    }

    /** The part of a table that a stream is. */
    public static String stream(String label) {
        return "/stream/" + label;
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(PART.name(), part);
        json.writeStringField(DOCUMENT.name(), document);
        json.writeStringField(REVISION.name(), revisionId);
        json.writeEndObject();
    }
}
