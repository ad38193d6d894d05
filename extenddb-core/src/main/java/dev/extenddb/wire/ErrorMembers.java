package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** An error that tells more than its code and message. */
public interface ErrorMembers {

    /** Writes further members of the error's body, where the generator stands. */
    void writeMembers(JsonGenerator json) throws IOException;
}
