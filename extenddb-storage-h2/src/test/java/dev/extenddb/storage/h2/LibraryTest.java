package dev.extenddb.storage.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.ExtendDb;
import dev.extenddb.TableBuilder;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The engine as a library, as the README shows it. */
class LibraryTest {

    @Test
    void keepsAnOrder() {
        try (var db = ExtendDb.builder(H2Storage.inMemory()).build()) {
            var client = db.client("123456789012", "eu-central-1");
            var orders = client.createTable(
                    "orders", TableBuilder.partitionKey("id", AttributeType.S).build());

            orders.put(Item.of(Map.of("id", AttributeValue.of("o-1"), "cups", AttributeValue.of(3))));
            var key = Item.of(Map.of("id", AttributeValue.of("o-1")));
            var updated = orders.update(key, "SET cups = cups + :more", Map.of(":more", AttributeValue.of(2)));

            assertThat(updated.get("cups")).contains(AttributeValue.of(5));
        }
    }
}
