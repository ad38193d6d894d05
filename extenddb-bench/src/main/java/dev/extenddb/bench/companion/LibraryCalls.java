package dev.extenddb.bench.companion;

import dev.extenddb.TableBuilder;
import dev.extenddb.TableClient;
import dev.extenddb.emulator.Emulator;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.Map;

/** What {@link Calls} does, by the library API: without JSON and the SDK. */
final class LibraryCalls {

    private final TableClient table;

    LibraryCalls(Emulator emulator) {
        table = emulator.db()
                .createTable(
                        "table", TableBuilder.partitionKey("p", AttributeType.S).build());
    }

    void put(int i) {
        table.put(Item.of(Map.of(
                "p",
                AttributeValue.of("key-" + i % Calls.KEYS),
                "count",
                AttributeValue.of(i),
                "text",
                AttributeValue.of("some text that says nothing in particular"))));
    }

    void get(int i) {
        if (table.get(Item.of(Map.of("p", AttributeValue.of("key-" + i % Calls.KEYS))))
                .isEmpty()) {
            throw new IllegalStateException("the item is not there");
        }
    }
}
