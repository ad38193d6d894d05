package dev.extenddb.dataplane;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.TableAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A write that global indexes are yet to learn of.
 *
 * @param table the table that was written
 * @param ref where its rows lie, which tells it from a later table of the same name
 * @param key where the item is in the table
 * @param before the item as it was before the write
 */
public record QueuedIndexWrite(TableAddress table, TableRef ref, Bytes key, Optional<Item> before) {

    private static final String ACCOUNT = "account";
    private static final String REGION = "region";
    private static final String TABLE = "table";
    private static final String REF = "ref";
    private static final String KEY = "key";
    private static final String BEFORE = "before";

    /** The form in which the write is stored. */
    Bytes encode() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put(ACCOUNT, AttributeValue.of(table.account()));
        attributes.put(REGION, AttributeValue.of(table.region()));
        attributes.put(TABLE, AttributeValue.of(table.name()));
        attributes.put(REF, AttributeValue.of(ref.id()));
        attributes.put(KEY, AttributeValue.of(key));
        before.ifPresent(item -> attributes.put(BEFORE, new AttributeValue.M(item.attributes())));
        return ItemJson.encode(Item.of(attributes));
    }

    /** A stored write. */
    public static QueuedIndexWrite decode(Bytes stored) {
        Item attributes = ItemJson.decode(stored);
        long ref = ((AttributeValue.N) attributes.get(REF).orElseThrow())
                .value()
                .toBigDecimal()
                .longValueExact();
        return new QueuedIndexWrite(
                new TableAddress(text(attributes, ACCOUNT), text(attributes, REGION), text(attributes, TABLE)),
                new TableRef(ref),
                ((AttributeValue.B) attributes.get(KEY).orElseThrow()).value(),
                attributes.get(BEFORE).map(item -> Item.of(((AttributeValue.M) item).values())));
    }

    private static String text(Item attributes, String name) {
        return ((AttributeValue.S) attributes.get(name).orElseThrow()).value();
    }
}
