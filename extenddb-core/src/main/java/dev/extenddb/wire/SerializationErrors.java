package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import java.io.IOException;

/** The texts of {@code SerializationException}, which name the types of DynamoDB's own implementation. */
final class SerializationErrors {

    private SerializationErrors() {}

    static DynamoDbException of(String message) {
        return new DynamoDbException(ErrorCode.SERIALIZATION, message);
    }

    /** A scalar was wanted, and the parser stands at something else. */
    static DynamoDbException notScalar(JsonParser in, String wanted) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> of("TRUE_VALUE cannot be converted to " + wanted);
            case VALUE_FALSE -> of("FALSE_VALUE cannot be converted to " + wanted);
            case VALUE_NUMBER_INT -> of("NUMBER_VALUE cannot be converted to " + wanted);
            case VALUE_NUMBER_FLOAT -> of("DECIMAL_VALUE cannot be converted to " + wanted);
            case VALUE_STRING -> of("STRING_VALUE cannot be converted to " + wanted);
            case START_ARRAY -> of("Unrecognized collection type class java.lang." + wanted);
            default -> structureNotExpected();
        };
    }

    static DynamoDbException structureNotExpected() {
        return of("Start of structure or map found where not expected");
    }

    /** A structure, list or map was wanted, and the parser stands at something else. */
    static DynamoDbException notContainer(JsonParser in, String collectionType) {
        if (in.currentToken() == JsonToken.START_ARRAY) {
            return of("Unrecognized collection type " + collectionType);
        }
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return structureNotExpected();
        }
        return of("Unexpected field type");
    }
}
