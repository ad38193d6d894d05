package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;

/** A label on a table. */
public record Tag(String key, String value) implements JsonOutput {

    private static final Member<String> KEY = Member.required("Key", TextShape.ofLength(1, 128));
    private static final Member<String> VALUE = Member.required("Value", TextShape.ofLength(0, 256));

    /** Tags as a request gives them. */
    public static final ListShape<Tag> LIST =
            ListShape.of(Structure.of("Tag", in -> new Tag(in.get(KEY), in.get(VALUE)), KEY, VALUE));

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("Key", key);
        json.writeStringField("Value", value);
        json.writeEndObject();
    }
}
