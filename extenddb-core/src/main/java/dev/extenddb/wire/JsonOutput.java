package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Something that has a JSON form on the wire. */
@FunctionalInterface
public interface JsonOutput {

    /** Writes the value, complete, where the generator stands. */
    void write(JsonGenerator json) throws IOException;

    /** Writes a member with a list of such values. */
    static void writeList(JsonGenerator json, String name, Iterable<? extends JsonOutput> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (JsonOutput value : values) {
            value.write(json);
        }
        json.writeEndArray();
    }

    /** Writes a member with such a value. */
    static void writeMember(JsonGenerator json, String name, JsonOutput value) throws IOException {
        json.writeFieldName(name);
        value.write(json);
    }
}
