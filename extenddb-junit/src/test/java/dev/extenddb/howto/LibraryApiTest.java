package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.ExtendDb;
import dev.extenddb.TableBuilder;
import dev.extenddb.dataplane.TransactionCanceledException;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.storage.h2.H2Storage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryApiTest {

    private static Item order(String customer, int number, int cups) {
        return Item.of(Map.of(
                "customer", AttributeValue.of(customer),
                "number", AttributeValue.of(number),
                "cups", AttributeValue.of(cups)));
    }

    @Test
    void ordersAreQueriedAndChangedTogether() {
        try (var engine = ExtendDb.builder(H2Storage.inMemory()).build()) {
            var db = engine.client("123456789012", "eu-central-1");
            var orders = db.createTable(
                    "Orders",
                    TableBuilder.partitionKey("customer", AttributeType.S)
                            .sortKey("number", AttributeType.N)
                            .build());

            orders.put(order("ada", 1, 3));
            orders.put(order("ada", 2, 1), "attribute_not_exists(customer)", Map.of());
            var ofAda = orders.query("customer = :c", Map.of(":c", AttributeValue.of("ada")));
            assertThat(ofAda)
                    .extracting(item -> item.get("cups").orElseThrow())
                    .containsExactly(AttributeValue.of(3), AttributeValue.of(1));

            var none = Map.of(":none", AttributeValue.of(0));
            assertThatThrownBy(() -> db.transact(parts -> parts.put("Orders", order("bob", 1, 1))
                            .check("Orders", key("ada", 1), "cups = :none", none)))
                    .isInstanceOf(TransactionCanceledException.class);
            assertThat(orders.get(key("bob", 1))).isEmpty();
        }
    }

    private static Item key(String customer, int number) {
        return Item.of(Map.of("customer", AttributeValue.of(customer), "number", AttributeValue.of(number)));
    }
}
