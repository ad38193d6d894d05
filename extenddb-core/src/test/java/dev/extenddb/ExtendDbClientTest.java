package dev.extenddb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.memory.MemoryStorage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine used as a library, without a wire. */
class ExtendDbClientTest {

    private final ExtendDb engine = ExtendDb.builder(new MemoryStorage()).build();
    private final ExtendDbClient client = engine.client("123456789012", "eu-central-1");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void putsGetsUpdatesAndDeletes() {
        TableClient table = things();
        Item key = Item.of(Map.of("id", AttributeValue.of("a")));
        Item item = key.with("v", AttributeValue.of(1));

        table.put(item);
        assertThat(table.get(key)).contains(item);

        Item updated = table.update(key, "SET v = v + :n", Map.of(":n", AttributeValue.of(2)));
        assertThat(updated).isEqualTo(key.with("v", AttributeValue.of(3)));
        assertThat(table.update(key, "REMOVE v", Map.of())).isEqualTo(key);

        assertThat(table.delete(key)).contains(key);
        assertThat(table.delete(key)).isEmpty();
        assertThat(table.get(key)).isEmpty();
    }

    @Test
    void queriesGoThroughAllPages() {
        TableClient table = client.createTable(
                "Large",
                TableBuilder.partitionKey("pk", AttributeType.S)
                        .sortKey("sk", AttributeType.N)
                        .build());
        AttributeValue text = AttributeValue.of("x".repeat(300_000));
        for (int i = 9; i >= 0; i--) {
            table.put(Item.of(Map.of("pk", AttributeValue.of("p"), "sk", AttributeValue.of(i), "v", text)));
        }

        List<Item> items = table.query("pk = :p", Map.of(":p", AttributeValue.of("p")));

        assertThat(items)
                .hasSize(10)
                .extracting(item -> item.get("sk").orElseThrow())
                .first()
                .isEqualTo(AttributeValue.of(0));
    }

    @Test
    void conditionsGuardWrites() {
        TableClient table = things();
        Item item = Item.of(Map.of("id", AttributeValue.of("a")));
        table.put(item, "attribute_not_exists(id)", Map.of());

        assertThatThrownBy(() -> table.put(item, "attribute_not_exists(id)", Map.of()))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED));
    }

    @Test
    void transactionsAreDoneAsAWholeOrNotAtAll() {
        TableClient table = things();
        Item a = Item.of(Map.of("id", AttributeValue.of("a")));
        Item b = Item.of(Map.of("id", AttributeValue.of("b")));
        client.transact(transaction ->
                transaction.put("Things", a).update("Things", b, "SET v = :v", Map.of(":v", AttributeValue.of(1))));
        assertThat(table.scan()).hasSize(2);

        assertThatThrownBy(() -> client.transact(transaction -> transaction
                        .delete("Things", a)
                        .check("Things", b, "v > :v", Map.of(":v", AttributeValue.of(1)))))
                .isInstanceOfSatisfying(
                        DynamoDbException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TRANSACTION_CANCELED));

        assertThat(table.get(a)).contains(a);
    }

    @Test
    void tablesAreCreatedListedAndDeleted() {
        things();
        client.createTable(
                "Others", TableBuilder.partitionKey("id", AttributeType.B).build());

        assertThat(client.tableNames(Optional.empty())).containsExactly("Others", "Things");
        assertThat(client.tableNames(Optional.of("Others"))).containsExactly("Things");

        client.deleteTable("Others");
        assertThat(client.tableNames(Optional.empty())).containsExactly("Things");
    }

    @Test
    void errorsAreThrownAsTheyAre() {
        assertThatThrownBy(() -> client.table("None").get(Item.of(Map.of("id", AttributeValue.of("a")))))
                .isInstanceOfSatisfying(
                        DynamoDbException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_NOT_FOUND))
                .hasMessage("Requested resource not found");
        TableClient table = things();
        assertThatThrownBy(() -> table.put(Item.of(Map.of("other", AttributeValue.of("a")))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("Missing the key id");
    }

    @Test
    void theBuilderMakesIndexes() {
        var table = TableBuilder.partitionKey("id", AttributeType.S)
                .globalIndex("ByKind", "kind", AttributeType.S)
                .globalIndex("ByKindAndTime", "kind", AttributeType.S, "at", AttributeType.N)
                .build();

        assertThat(table.attributeDefinitions()).hasSize(3);
        assertThat(table.globalIndexes())
                .extracting(index -> index.indexName())
                .containsExactly("ByKind", "ByKindAndTime");
        client.createTable("Indexed", table);
        assertThat(client.tableNames(Optional.empty())).containsExactly("Indexed");
    }

    @Test
    void accountsAndRegionsAreApart() {
        things();

        assertThat(engine.client("210987654321", "eu-central-1").tableNames(Optional.empty()))
                .isEmpty();
        assertThat(engine.client("123456789012", "us-east-1").tableNames(Optional.empty()))
                .isEmpty();
        assertThat(engine.client("123456789012", "eu-central-1").tableNames(Optional.empty()))
                .containsExactly("Things");
    }

    private TableClient things() {
        return client.createTable(
                "Things", TableBuilder.partitionKey("id", AttributeType.S).build());
    }
}
