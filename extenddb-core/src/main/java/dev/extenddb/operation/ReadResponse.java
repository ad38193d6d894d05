package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.table.Index;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What Query and Scan answer.
 *
 * @param items the rows returned; absent where they were only counted
 * @param count how many rows were returned or counted
 * @param scannedCount how many rows were evaluated
 * @param lastEvaluatedKey where to go on, if there may be more
 * @param consumedCapacity where it was asked for
 */
public record ReadResponse(
        Optional<List<ResponseItem>> items,
        int count,
        int scannedCount,
        Optional<Item> lastEvaluatedKey,
        Optional<ConsumedCapacity> consumedCapacity)
        implements JsonOutput {

    static ReadResponse of(PageRead page, String tableName, ConsumedCapacity.Detail detail) {
        return new ReadResponse(
                page.countOnly() ? Optional.empty() : Optional.of(List.copyOf(page.items())),
                page.count(),
                page.scannedCount(),
                page.lastEvaluatedKey(),
                consumed(page, tableName, detail));
    }

    private static Optional<ConsumedCapacity> consumed(
            PageRead page, String tableName, ConsumedCapacity.Detail detail) {
        if (detail == ConsumedCapacity.Detail.NONE) {
            return Optional.empty();
        }
        var consumed = new ConsumedCapacity(tableName, detail, false);
        if (page.target().index().isPresent()) {
            Index index = page.target().index().get();
            consumed.readIndex(index.name(), index.global(), page.rowUnits());
            consumed.readTable(page.fetchedUnits());
        } else {
            consumed.readTable(page.rowUnits());
        }
        return Optional.of(consumed);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (items.isPresent()) {
            JsonOutput.writeList(json, "Items", items.get());
        }
        json.writeNumberField("Count", count);
        json.writeNumberField("ScannedCount", scannedCount);
        if (lastEvaluatedKey.isPresent()) {
            json.writeFieldName("LastEvaluatedKey");
            ItemJson.write(lastEvaluatedKey.get(), json);
        }
        if (consumedCapacity.isPresent()) {
            JsonOutput.writeMember(json, "ConsumedCapacity", consumedCapacity.get());
        }
        json.writeEndObject();
    }
}
