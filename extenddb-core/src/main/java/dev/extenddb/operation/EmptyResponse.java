package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;

/** The answer of an operation that has nothing to tell: a body of no bytes. */
public enum EmptyResponse implements JsonOutput {
    NOTHING;

    @Override
    public void write(JsonGenerator json) {
        // Not even an empty object.
    }
}
