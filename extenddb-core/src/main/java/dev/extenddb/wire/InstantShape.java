package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;

/** An instant: seconds since the epoch, of which three decimals count. */
public record InstantShape() implements Shape<Instant> {

    /** Any instant. */
    public static final InstantShape INSTANT = new InstantShape();

    private static final double MILLIS = 1000;

    @Override
    public Instant read(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw SerializationErrors.notScalar(in, "Date");
        }
        // A number of any size is some instant; the largest ones are all the same.
        return Instant.ofEpochMilli(Math.round(in.getDoubleValue() * MILLIS));
    }

    @Override
    public Instant build(Object raw) {
        return (Instant) raw;
    }
}
