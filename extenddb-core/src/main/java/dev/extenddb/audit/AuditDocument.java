package dev.extenddb.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.extenddb.item.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The form of events in the catalog: a JSON array of objects of texts, whose unknown members are passed over. */
final class AuditDocument {

    private static final JsonFactory JSON = new JsonFactory();

    private AuditDocument() {}

    static byte[] encode(List<AuditEvent> events) {
        try (var out = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (AuditEvent event : events) {
                write(event, json);
            }
            json.writeEndArray();
            json.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(AuditEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", event.at().toString());
        json.writeStringField("actor", event.actor());
        json.writeStringField("action", event.action());
        json.writeStringField("account", event.account());
        json.writeStringField("target", event.target());
        json.writeStringField("source", event.source());
        json.writeStringField("outcome", event.outcome());
        json.writeStringField("requestId", event.requestId());
        json.writeEndObject();
    }

    static List<AuditEvent> decode(Bytes document) {
        List<AuditEvent> events = new ArrayList<>();
        try (JsonParser json = JSON.createParser(document.unsafeArray())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                events.add(read(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private static AuditEvent read(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            texts.put(name, json.nextTextValue());
        }
        return new AuditEvent(
                Instant.parse(texts.get("at")),
                texts.getOrDefault("actor", ""),
                texts.getOrDefault("action", ""),
                texts.getOrDefault("account", ""),
                texts.getOrDefault("target", ""),
                texts.getOrDefault("source", ""),
                texts.getOrDefault("outcome", ""),
                texts.getOrDefault("requestId", ""));
    }
}
