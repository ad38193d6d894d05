package dev.extenddb.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** JSON as policies use it: objects whose members are all known, and lists that may be left out around one element. */
final class PolicyJson implements AutoCloseable {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;

    PolicyJson(String text) {
        try {
            parser = JSON.createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text, with where it stands. */
    record Located(String text, JsonLocation at) {
        MalformedPolicyException fault(String message) {
            return PolicyJson.fault(message, at);
        }
    }

    private static MalformedPolicyException fault(String message, JsonLocation at) {
        return new MalformedPolicyException(message, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
    }

    /** A fault where the parser stands. */
    MalformedPolicyException fault(String message) {
        return fault(message, parser.currentTokenLocation());
    }

    JsonLocation here() {
        return parser.currentTokenLocation();
    }

    static MalformedPolicyException faultAt(JsonLocation at, String message) {
        return fault(message, at);
    }

    /** Goes to the next token. */
    JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw fault("The document is not JSON: " + e.getOriginalMessage(), e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAt(JsonToken token) {
        return parser.currentToken() == token;
    }

    /** Hands every member of the object at which the parser stands to a reader, with the parser at the member's value. */
    void members(String what, Consumer<Located> reader) {
        if (!isAt(JsonToken.START_OBJECT)) {
            throw fault(what + " must be an object");
        }
        while (next() != JsonToken.END_OBJECT) {
            var name = new Located(text(), here());
            next();
            reader.accept(name);
        }
    }

    /** Has each element of the list read at which the parser stands, or the one element that stands in its place. */
    void elements(String what, Runnable reader) {
        if (!isAt(JsonToken.START_ARRAY)) {
            reader.run();
            return;
        }
        JsonLocation start = here();
        int count = 0;
        while (next() != JsonToken.END_ARRAY) {
            reader.run();
            count++;
        }
        if (count == 0) {
            throw fault(what + " must not be empty", start);
        }
    }

    /** The strings at which the parser stands: one, or a list. */
    List<Located> strings(String what) {
        var strings = new ArrayList<Located>();
        elements(what, () -> strings.add(string(what)));
        return strings;
    }

    /** The string at which the parser stands. */
    Located string(String what) {
        if (!isAt(JsonToken.VALUE_STRING)) {
            throw fault(what + " must be a string");
        }
        return new Located(text(), here());
    }

    /** The scalar at which the parser stands, as text: conditions are compared with numbers and booleans, too. */
    Located scalar(String what) {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw fault(what + " must be a string, a number or a boolean");
        }
        return new Located(text(), here());
    }

    private String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
