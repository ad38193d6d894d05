package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** A value of whatever type, of which no more is kept than that it is there: for members that are refused whatever they say. */
public record AnyShape() implements Shape<Boolean> {

    /** The only one. */
    public static final AnyShape ANY = new AnyShape();

    @Override
    public Boolean read(JsonParser in) throws IOException {
        in.skipChildren();
        return true;
    }

    @Override
    public Boolean build(Object raw) {
        return (Boolean) raw;
    }
}
