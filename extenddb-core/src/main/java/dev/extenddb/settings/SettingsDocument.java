package dev.extenddb.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.extenddb.item.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The form of settings in the catalog: a JSON object of texts. Names that this program does not know are kept. */
final class SettingsDocument {

    private static final JsonFactory JSON = new JsonFactory();

    private SettingsDocument() {}

    static byte[] encode(SettingValues values) {
        try (var out = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, String> value : values.texts().entrySet()) {
                json.writeStringField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
            json.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SettingValues decode(Bytes document) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser(document.unsafeArray())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                texts.put(name, json.nextTextValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SettingValues(texts);
    }
}
