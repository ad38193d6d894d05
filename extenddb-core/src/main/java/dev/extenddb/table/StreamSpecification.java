package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.Optional;

/** Whether a table keeps a stream of its changes, and what a change record shows. */
public record StreamSpecification(boolean enabled, Optional<ViewType> viewType) implements JsonOutput {

    /** What stands between a table's Amazon Resource Name and a label in the name of a stream. */
    public static final String ARN_SEPARATOR = "/stream/";

    /** What a change record shows of the item. */
    public enum ViewType {
        NEW_IMAGE,
        OLD_IMAGE,
        NEW_AND_OLD_IMAGES,
        KEYS_ONLY
    }

    private static final Member<Boolean> ENABLED = Member.required("StreamEnabled", FlagShape.FLAG);
    private static final Member<ViewType> VIEW_TYPE = Member.optional(
            "StreamViewType",
            EnumShape.of(ViewType.OLD_IMAGE, ViewType.KEYS_ONLY, ViewType.NEW_AND_OLD_IMAGES, ViewType.NEW_IMAGE));

    /** As a request gives it. */
    public static final Structure<StreamSpecification> SHAPE = Structure.of(
            "StreamSpecification",
            in -> new StreamSpecification(in.get(ENABLED), in.find(VIEW_TYPE)),
            ENABLED,
            VIEW_TYPE);

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("StreamEnabled", enabled);
        if (viewType.isPresent()) {
            json.writeStringField("StreamViewType", viewType.get().name());
        }
        json.writeEndObject();
    }
}
