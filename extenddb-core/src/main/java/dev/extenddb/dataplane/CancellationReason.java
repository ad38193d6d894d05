package dev.extenddb.dataplane;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Why one part of a transaction would not do; see TransactWriteItems in the API reference.
 *
 * @param code {@code None}, {@code ConditionalCheckFailed}, {@code ValidationError}, {@code TransactionConflict} and so on
 * @param message absent for {@code None}
 * @param item the item as it is, where the request asked for it
 */
public record CancellationReason(String code, Optional<String> message, Optional<Item> item) implements JsonOutput {

    /** The reason of a part that would have done. */
    public static final CancellationReason NONE = new CancellationReason("None", Optional.empty(), Optional.empty());

    /** The reason that an error makes, under the error's code in short. */
    public static CancellationReason of(DynamoDbException error) {
        Optional<Item> item =
                error instanceof ConditionalCheckFailedException failed ? failed.item() : Optional.empty();
        return new CancellationReason(shortCode(error.code()), Optional.of(error.getMessage()), item);
    }

    private static String shortCode(ErrorCode code) {
        return switch (code) {
            case VALIDATION -> "ValidationError";
            case THROTTLING -> "ThrottlingError";
            default -> code.wireName().replace("Exception", "");
        };
    }

    /** A reason without an item. */
    public static CancellationReason of(String code, String message) {
        return new CancellationReason(code, Optional.of(message), Optional.empty());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("Code", code);
        if (message.isPresent()) {
            json.writeStringField("Message", message.get());
        }
        if (item.isPresent()) {
            json.writeFieldName("Item");
            ItemJson.write(item.get(), json);
        }
        json.writeEndObject();
    }
}
