package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.extenddb.item.Bytes;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The form of all this in the catalog: JSON objects. Members that are added later must be optional. */
final class Documents {

    private static final JsonFactory JSON = new JsonFactory();

    /** Missing from what has the path / and from all that was kept before there were others. */
    static final Member<String> PATH = Member.optional("Path", TextShape.ANY);

    private Documents() {}

    /** Writes the members of an object. */
    @FunctionalInterface
    interface Content {

        void write(JsonGenerator json) throws IOException;
    }

    static byte[] encode(Content content) {
        try (var out = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
            json.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a member with texts by name, if there are any. */
    static void writeTexts(JsonGenerator json, String member, Map<String, String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeObjectFieldStart(member);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
        }
    }

    static void writePath(JsonGenerator json, IamPath path) throws IOException {
        if (!path.isRoot()) {
            json.writeStringField(PATH.name(), path.text());
        }
    }

    static IamPath path(Members in) {
        return in.find(PATH).map(IamPath::new).orElse(IamPath.ROOT);
    }

    static Members decode(Structure<Members> structure, Bytes document) {
        try (JsonParser json = JSON.createParser(document.unsafeArray())) {
            json.nextToken();
            return structure.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
