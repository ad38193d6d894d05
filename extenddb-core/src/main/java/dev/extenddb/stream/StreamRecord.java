package dev.extenddb.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.stream.ChangeRecord.State;
import dev.extenddb.table.KeySchemaElement;
import dev.extenddb.table.StreamSpecification.ViewType;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A record of a stream as clients see it: of the item's images only what the stream shows. Immutable. */
public final class StreamRecord implements JsonOutput {

    private static final long HALF_A_SECOND = 500;
    private static final long SECOND = 1000;

    private final ChangeStream stream;
    private final long position;
    private final ChangeRecord change;
    private final Item keys;
    private final Optional<Item> newImage;
    private final Optional<Item> oldImage;

    StreamRecord(ChangeStream stream, long position, ChangeRecord change) {
        this.stream = stream;
        this.position = position;
        this.change = change;
        Optional<Item> before = change.before().map(State::item);
        Optional<Item> after = change.after().map(State::item);
        ViewType view = stream.viewType();
        this.keys = after.or(() -> before).orElseThrow().project(KeySchemaElement.names(stream.keySchema()));
        this.newImage = after.filter(item -> view == ViewType.NEW_IMAGE || view == ViewType.NEW_AND_OLD_IMAGES);
        this.oldImage = before.filter(item -> view == ViewType.OLD_IMAGE || view == ViewType.NEW_AND_OLD_IMAGES);
    }

    /** Where in the log it is. */
    public long position() {
        return position;
    }

    /** What happened to the item. */
    public EventName eventName() {
        return change.eventName();
    }

    /** The item's key. */
    public Item keys() {
        return keys;
    }

    /** The item as it is since the change, if the stream shows it and it is still there. */
    public Optional<Item> newImage() {
        return newImage;
    }

    /** The item as it was, if the stream shows it and it was there. */
    public Optional<Item> oldImage() {
        return oldImage;
    }

    /** When the change was made. */
    public Instant createdAt() {
        return change.createdAt();
    }

    /** Whether the service removed the item, because it had expired. */
    public boolean byService() {
        return change.byService();
    }

    /** The size of all that it shows of the item, in bytes. */
    public int sizeBytes() {
        return keys.size()
                + newImage.map(Item::size).orElse(0)
                + oldImage.map(Item::size).orElse(0);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("eventID", eventId());
        json.writeStringField("eventName", eventName().name());
        json.writeStringField("eventVersion", "1.1");
        json.writeStringField("eventSource", "aws:dynamodb");
        json.writeStringField("awsRegion", stream.table().region());
        json.writeFieldName("dynamodb");
        writeChange(json);
        if (change.byService()) {
            json.writeObjectFieldStart("userIdentity");
            json.writeStringField("Type", "Service");
            json.writeStringField("PrincipalId", "dynamodb.amazonaws.com");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeChange(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField(
                "ApproximateCreationDateTime", (change.createdAt().toEpochMilli() + HALF_A_SECOND) / SECOND);
        json.writeFieldName("Keys");
        ItemJson.write(keys, json);
        writeImage(json, "NewImage", newImage);
        writeImage(json, "OldImage", oldImage);
        json.writeStringField("SequenceNumber", SequenceNumber.of(position));
        json.writeNumberField("SizeBytes", sizeBytes());
        json.writeStringField("StreamViewType", stream.viewType().name());
        json.writeEndObject();
    }

    private static void writeImage(JsonGenerator json, String name, Optional<Item> image) throws IOException {
        if (image.isPresent()) {
            json.writeFieldName(name);
            ItemJson.write(image.get(), json);
        }
    }

    /** 32 hexadecimal digits that are always the same for a record, and of no other record. */
    private String eventId() {
        return new KeyBytes()
                .digest(List.of(AttributeValue.of(stream.id()), AttributeValue.of(position)))
                .build()
                .toString();
    }
}
