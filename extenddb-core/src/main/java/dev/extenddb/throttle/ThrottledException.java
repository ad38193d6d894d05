package dev.extenddb.throttle;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.wire.ErrorMembers;
import java.io.IOException;

/** A request that may run later; see "Throttling reasons" under error handling in the Developer Guide. */
public final class ThrottledException extends DynamoDbException implements ErrorMembers {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String resource;

    /**
     * A refusal.
     *
     * @param reason what is exceeded, such as {@code TableReadProvisionedThroughputExceeded}
     * @param resource the Amazon Resource Name of the table or index it is exceeded of
     */
    ThrottledException(ErrorCode code, String message, String reason, String resource) {
        super(code, message);
        this.reason = reason;
        this.resource = resource;
    }

    @Override
    public void writeMembers(JsonGenerator json) throws IOException {
        // The one shape has its member with a small letter, the others have it with a capital.
        json.writeArrayFieldStart(code() == ErrorCode.THROTTLING ? "throttlingReasons" : "ThrottlingReasons");
        json.writeStartObject();
        json.writeStringField("reason", reason);
        json.writeStringField("resource", resource);
        json.writeEndObject();
        json.writeEndArray();
    }
}
