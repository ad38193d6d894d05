package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.DynamoNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one attribute value of a request. JSON of the wrong type is a {@code SerializationException} at once; a value that DynamoDB does
 * not take leaves a fault, and reading goes on.
 */
final class AttributeValueReader {

    /** Stands in for a value that could not be made. */
    private static final AttributeValue UNSOUND = new AttributeValue.NULL();

    /** How deep lists and maps may stand in one another; an item's attribute counts as a level of its own, which is for others to check. */
    private static final int MOST_NESTED = 32;

    private final JsonParser in;
    private int nested;
    private Optional<DynamoDbException> fault = Optional.empty();

    AttributeValueReader(JsonParser in) {
        this.in = in;
    }

    /** What is wrong with the value, in DynamoDB's words: the first thing found. */
    Optional<DynamoDbException> fault() {
        return fault;
    }

    /** Reads the value at which the parser stands. */
    AttributeValue read() throws IOException {
        if (in.currentToken() == JsonToken.START_ARRAY) {
            throw SerializationErrors.of(
                    "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue");
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw SerializationErrors.of("Unexpected value type in payload");
        }
        AttributeValue value = null;
        int types = 0;
        for (String type = in.nextFieldName(); type != null; type = in.nextFieldName()) {
            if (in.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            AttributeValue typed = readTyped(type);
            if (typed != null) {
                types++;
                value = typed;
            }
        }
        if (types > 1) {
            note("Supplied AttributeValue has more than one datatypes set, "
                    + "must contain exactly one of the supported datatypes");
        }
        if (types == 0) {
            note("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
            return UNSOUND;
        }
        return value;
    }

    private AttributeValue readTyped(String type) throws IOException {
        return switch (type) {
            case "S" -> new AttributeValue.S(TextShape.ANY.read(in));
            case "N" -> readNumber();
            case "B" -> new AttributeValue.B(readBinary());
            case "BOOL" -> AttributeValue.of(FlagShape.FLAG.read(in).booleanValue());
            case "NULL" -> readNull();
            case "SS" -> readStringSet();
            case "NS" -> readNumberSet();
            case "BS" -> readBinarySet();
            case "L" -> readList();
            case "M" -> readMap();
            default -> {
                in.skipChildren();
                yield null;
            }
        };
    }

    private AttributeValue readNumber() throws IOException {
        Optional<DynamoNumber> number = parseNumber(TextShape.ANY.read(in));
        return number.isPresent() ? new AttributeValue.N(number.get()) : UNSOUND;
    }

    private Optional<DynamoNumber> parseNumber(String text) {
        try {
            return Optional.of(DynamoNumber.parse(text));
        } catch (DynamoDbException e) {
            note(e);
            return Optional.empty();
        }
    }

    private Bytes readBinary() throws IOException {
        if (in.currentToken() == JsonToken.START_ARRAY) {
            throw SerializationErrors.of("Unrecognized collection type class java.nio.ByteBuffer");
        }
        if (in.currentToken() == JsonToken.START_OBJECT) {
            throw SerializationErrors.structureNotExpected();
        }
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw SerializationErrors.of("only base-64-encoded strings are convertible to bytes");
        }
        String text = in.getText();
        if (text.length() % 4 != 0) {
            throw SerializationErrors.of(
                    "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        try {
            Bytes bytes = Bytes.fromBase64(text);
            if (!text.endsWith("=") || bytes.toBase64().equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // reported below, like bits behind the last byte
        }
        throw SerializationErrors.of("Invalid last non-pad Base64 character dectected");
    }

    private AttributeValue readNull() throws IOException {
        if (!FlagShape.FLAG.read(in)) {
            note("One or more parameter values were invalid: Null attribute value types must have the value of true");
        }
        return new AttributeValue.NULL();
    }

    private AttributeValue readStringSet() throws IOException {
        List<String> members = readElements(() -> TextShape.ANY.read(in));
        if (members.isEmpty()) {
            note("One or more parameter values were invalid: An string set  may not be empty");
        }
        var set = new LinkedHashSet<>(members);
        if (set.size() < members.size()) {
            note(DuplicateMembers.ofStrings(members));
        }
        return new AttributeValue.SS(set);
    }

    private AttributeValue readNumberSet() throws IOException {
        List<String> members = readElements(() -> TextShape.ANY.read(in));
        if (members.isEmpty()) {
            note("One or more parameter values were invalid: An number set  may not be empty");
        }
        Set<DynamoNumber> set = new LinkedHashSet<>();
        for (String member : members) {
            parseNumber(member).ifPresent(number -> {
                if (!set.add(number)) {
                    note(DuplicateMembers.ofNumbers());
                }
            });
        }
        return new AttributeValue.NS(set);
    }

    private AttributeValue readBinarySet() throws IOException {
        List<Bytes> members = readElements(this::readBinary);
        if (members.isEmpty()) {
            note("One or more parameter values were invalid: Binary sets should not be empty");
        }
        var set = new LinkedHashSet<>(members);
        if (set.size() < members.size()) {
            note(DuplicateMembers.ofBinaries(members));
        }
        return new AttributeValue.BS(set);
    }

    private AttributeValue readList() throws IOException {
        enter();
        var list = new AttributeValue.L(readElements(this::read));
        nested--;
        return list;
    }

    private AttributeValue readMap() throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw SerializationErrors.notContainer(
                    in, "java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>");
        }
        enter();
        var values = new LinkedHashMap<String, AttributeValue>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                values.put(name, read());
            }
        }
        nested--;
        return new AttributeValue.M(values);
    }

    private void enter() {
        nested++;
        if (nested > MOST_NESTED) {
            note("Nesting Levels have exceeded supported limits: "
                    + "Attributes in the item have nested levels beyond supported limit");
        }
    }

    private <T> List<T> readElements(ElementReader<T> element) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw in.currentToken() == JsonToken.START_OBJECT
                    ? SerializationErrors.structureNotExpected()
                    : SerializationErrors.of("Unexpected field type");
        }
        var elements = new ArrayList<T>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.VALUE_NULL) {
                elements.add(element.read());
            }
        }
        return elements;
    }

    private void note(String message) {
        note(DynamoDbException.validation(message));
    }

    private void note(DynamoDbException error) {
        if (fault.isEmpty()) {
            fault = Optional.of(error);
        }
    }

    private interface ElementReader<T> {
        T read() throws IOException;
    }
}
