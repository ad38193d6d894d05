package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.expression.Projection;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.RawJson;
import java.io.IOException;
import java.util.Optional;

/**
 * An item in a response, as its canonical JSON. One that is returned whole was never decoded.
 *
 * @param canonicalJson see {@link ItemJson}
 */
public record ResponseItem(Bytes canonicalJson) implements JsonOutput {

    /** A stored item, or what a projection leaves of it. */
    static ResponseItem of(StoredItem stored, Optional<Projection> projection) {
        return projection.isEmpty() ? new ResponseItem(stored.json()) : of(decode(stored), projection);
    }

    /** An item, or what a projection leaves of it. */
    static ResponseItem of(Item item, Optional<Projection> projection) {
        return new ResponseItem(
                ItemJson.encode(projection.map(p -> p.apply(item)).orElse(item)));
    }

    static Item decode(StoredItem stored) {
        return ItemJson.decode(stored.json());
    }

    /** The item itself. */
    public Item toItem() {
        return ItemJson.decode(canonicalJson);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        new RawJson(canonicalJson).write(json);
    }
}
