package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A part of a request, as read, in JSON again: how DynamoDB shows it of members that are otherwise told of in the newer wording. */
final class RequestText {

    private static final JsonFactory JSON = new JsonFactory();

    private RequestText() {}

    static String of(Object raw) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(raw, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Object raw, JsonGenerator json) throws IOException {
        if (raw instanceof Members members) {
            writeMembers(members, json);
        } else if (raw instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (raw instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element, json);
            }
            json.writeEndArray();
        } else if (raw instanceof Attributes attributes) {
            ItemJson.write(Item.of(attributes.values()), json);
        } else if (raw instanceof GivenValue given) {
            ItemJson.write(given.value(), json);
        } else {
            json.writeObject(raw);
        }
    }

    private static void writeMembers(Members members, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < members.count(); i++) {
            if (members.raw(i) != null) {
                json.writeFieldName(members.name(i));
                write(members.raw(i), json);
            }
        }
        json.writeEndObject();
    }
}
