package dev.extenddb.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The canonical form of items: DynamoDB JSON in UTF-8 without white space, numbers in their canonical text. It is what a store keeps and
 * what responses contain, so that an item can travel from one to the other unread. Thread-safe.
 *
 * <p>{@link #decode} trusts its input: it is for what {@link #encode} wrote. Requests are read by the wire's own shapes.
 */
public final class ItemJson {

    /** The longest attribute name in bytes; see "Naming rules" in the Developer Guide. */
    private static final int LONGEST_NAME = 65_535;

    private static final JsonFactory JSON = LongNames.upTo(LONGEST_NAME + 1);

    private ItemJson() {}

    /** The canonical bytes of an item. */
    public static Bytes encode(Item item) {
        try (var out = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(out)) {
            write(item, json);
            json.flush();
            return Bytes.wrap(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The item that canonical bytes stand for. */
    public static Item decode(Bytes canonical) {
        try (JsonParser json = JSON.createParser(canonical.unsafeArray())) {
            json.nextToken();
            return Item.of(readAttributes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an item as a map of attribute values. */
    public static void write(Item item, JsonGenerator json) throws IOException {
        writeAttributes(item.attributes(), json);
    }

    /** Writes an attribute value with its type. */
    public static void write(AttributeValue value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName(value.type().name());
        if (value instanceof AttributeValue.S s) {
            json.writeString(s.value());
        } else if (value instanceof AttributeValue.N n) {
            json.writeString(n.value().toString());
        } else if (value instanceof AttributeValue.B b) {
            json.writeBinary(b.value().unsafeArray());
        } else if (value instanceof AttributeValue.BOOL bool) {
            json.writeBoolean(bool.value());
        } else if (value instanceof AttributeValue.NULL) {
            json.writeBoolean(true);
        } else if (value instanceof AttributeValue.M m) {
            writeAttributes(m.values(), json);
        } else {
            writeElements(value, json);
        }
        json.writeEndObject();
    }

    private static void writeAttributes(Map<String, AttributeValue> attributes, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            json.writeFieldName(attribute.getKey());
            write(attribute.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void writeElements(AttributeValue value, JsonGenerator json) throws IOException {
        json.writeStartArray();
        if (value instanceof AttributeValue.L list) {
            for (AttributeValue element : list.values()) {
                write(element, json);
            }
        } else if (value instanceof AttributeValue.SS strings) {
            for (String element : strings.values()) {
                json.writeString(element);
            }
        } else if (value instanceof AttributeValue.NS numbers) {
            for (DynamoNumber element : numbers.values()) {
                json.writeString(element.toString());
            }
        } else if (value instanceof AttributeValue.BS binaries) {
            for (Bytes element : binaries.values()) {
                json.writeBinary(element.unsafeArray());
            }
        } else {
            throw new AssertionError(value);
        }
        json.writeEndArray();
    }

    private static Map<String, AttributeValue> readAttributes(JsonParser json) throws IOException {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            attributes.put(name, readValue(json));
        }
        return attributes;
    }

    private static AttributeValue readValue(JsonParser json) throws IOException {
        String type = json.nextFieldName();
        json.nextToken();
        AttributeValue value = readTyped(type, json);
        json.nextToken();
        return value;
    }

    private static AttributeValue readTyped(String type, JsonParser json) throws IOException {
        return switch (type) {
            case "S" -> new AttributeValue.S(json.getText());
            case "N" -> new AttributeValue.N(DynamoNumber.parse(json.getText()));
            case "B" -> new AttributeValue.B(Bytes.wrap(json.getBinaryValue()));
            case "BOOL" -> AttributeValue.of(json.getBooleanValue());
            case "NULL" -> new AttributeValue.NULL();
            case "M" -> new AttributeValue.M(readAttributes(json));
            case "L" -> new AttributeValue.L(readList(json));
            case "SS" -> new AttributeValue.SS(readSet(json, JsonParser::getText));
            case "NS" -> new AttributeValue.NS(readSet(json, parser -> DynamoNumber.parse(parser.getText())));
            case "BS" -> new AttributeValue.BS(readSet(json, parser -> Bytes.wrap(parser.getBinaryValue())));
            default -> throw new IOException("not an attribute type: " + type);
        };
    }

    private static List<AttributeValue> readList(JsonParser json) throws IOException {
        var values = new ArrayList<AttributeValue>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(readValue(json));
        }
        return values;
    }

    private static <T> Set<T> readSet(JsonParser json, ElementReader<T> element) throws IOException {
        var values = new LinkedHashSet<T>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(element.read(json));
        }
        return values;
    }

    private interface ElementReader<T> {
        T read(JsonParser json) throws IOException;
    }
}
