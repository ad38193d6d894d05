package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * What PutItem, UpdateItem and DeleteItem answer.
 *
 * @param attributes the image asked for; empty if there is none
 * @param consumedCapacity where it was asked for
 * @param itemCollectionMetrics where they were asked for
 */
public record WriteResponse(
        Optional<Item> attributes,
        Optional<ConsumedCapacity> consumedCapacity,
        Optional<ItemCollectionMetrics> itemCollectionMetrics)
        implements JsonOutput {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (attributes.isPresent()) {
            json.writeFieldName("Attributes");
            ItemJson.write(attributes.get(), json);
        }
        if (consumedCapacity.isPresent()) {
            JsonOutput.writeMember(json, "ConsumedCapacity", consumedCapacity.get());
        }
        if (itemCollectionMetrics.isPresent()) {
            JsonOutput.writeMember(json, "ItemCollectionMetrics", itemCollectionMetrics.get());
        }
        json.writeEndObject();
    }
}
