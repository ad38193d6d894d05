package dev.extenddb.dataplane;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.wire.ErrorMembers;
import java.io.IOException;
import java.util.Optional;

/** A write whose condition the item does not meet. */
public final class ConditionalCheckFailedException extends DynamoDbException implements ErrorMembers {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Item> item;

    /**
     * A failed condition.
     *
     * @param item the item as it is, where there is one and the request asked for it
     */
    public ConditionalCheckFailedException(Optional<Item> item) {
        super(ErrorCode.CONDITIONAL_CHECK_FAILED, "The conditional request failed");
        this.item = item;
    }

    Optional<Item> item() {
        return item;
    }

    @Override
    public void writeMembers(JsonGenerator json) throws IOException {
        if (item.isPresent()) {
            json.writeFieldName("Item");
            ItemJson.write(item.get(), json);
        }
    }
}
