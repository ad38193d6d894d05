package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Locale;

/** True or false; a few words count as such, as they do for DynamoDB. */
public record FlagShape() implements Shape<Boolean> {

    /** The only one. */
    public static final FlagShape FLAG = new FlagShape();

    @Override
    public Boolean read(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> fromWord(in.getText());
            default -> throw SerializationErrors.notScalar(in, "Boolean");
        };
    }

    private static boolean fromWord(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "TRUE", "1", "YES" -> true;
            case "FALSE", "0", "NO" -> false;
            default -> throw SerializationErrors.of("Unexpected token received from parser");
        };
    }

    @Override
    public Boolean build(Object raw) {
        return (Boolean) raw;
    }
}
