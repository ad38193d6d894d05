package dev.extenddb.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.table.KeySchemaElement;
import dev.extenddb.table.StreamSpecification.ViewType;
import dev.extenddb.table.TableAddress;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The form of a stream in the catalog: a JSON document. Members that are added later must be optional. */
final class StreamDocument {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Member<String> TABLE_NAME = Member.required("TableName", TextShape.ANY);
    private static final Member<String> LABEL = Member.required("Label", TextShape.ANY);
    private static final Member<Long> ID = Member.required("Id", NumberShape.longInteger(0));
    private static final Member<ViewType> VIEW_TYPE = Member.required("ViewType", EnumShape.of(ViewType.values()));
    private static final Member<List<KeySchemaElement>> KEY_SCHEMA =
            Member.required("KeySchema", KeySchemaElement.LIST);
    private static final Member<Long> CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Member<Long> DISABLED_AT = Member.optional("DisabledAt", NumberShape.longInteger(0));

    private static final Structure<Members> DOCUMENT =
            Structure.of("Stream", in -> in, TABLE_NAME, LABEL, ID, VIEW_TYPE, KEY_SCHEMA, CREATED_AT, DISABLED_AT);

    private StreamDocument() {}

    static byte[] encode(ChangeStream stream) {
        try (var out = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField(TABLE_NAME.name(), stream.table().name());
            json.writeStringField(LABEL.name(), stream.label());
            json.writeNumberField(ID.name(), stream.id());
            json.writeStringField(VIEW_TYPE.name(), stream.viewType().name());
            JsonOutput.writeList(json, KEY_SCHEMA.name(), stream.keySchema());
            json.writeNumberField(CREATED_AT.name(), stream.createdAt().toEpochMilli());
            if (stream.disabledAt().isPresent()) {
                json.writeNumberField(
                        DISABLED_AT.name(), stream.disabledAt().get().toEpochMilli());
            }
            json.writeEndObject();
            json.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ChangeStream decode(CatalogEntry entry) {
        try (JsonParser json = JSON.createParser(entry.document().unsafeArray())) {
            json.nextToken();
            Members in = DOCUMENT.read(json);
            CatalogKey key = entry.key();
            return new ChangeStream(
                    new TableAddress(key.account(), key.region(), in.get(TABLE_NAME)),
                    in.get(LABEL),
                    in.get(ID),
                    in.get(VIEW_TYPE),
                    in.get(KEY_SCHEMA),
                    Instant.ofEpochMilli(in.get(CREATED_AT)),
                    in.find(DISABLED_AT).map(Instant::ofEpochMilli));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
