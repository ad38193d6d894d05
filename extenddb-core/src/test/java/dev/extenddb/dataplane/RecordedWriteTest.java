package dev.extenddb.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.TableBuilder;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.stream.Inbox;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableHistory;
import dev.extenddb.table.TableIdentity;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TableStream;
import dev.extenddb.testing.TestClock;
import dev.extenddb.throttle.Throttle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a write to a table with a stream leaves in the stream's inbox. */
class RecordedWriteTest {

    private static final TableStream STREAM = new TableStream(Instant.EPOCH, 9, true);
    private static final Item ITEM = Item.of(Map.of("id", AttributeValue.of("a")));

    private final MemoryStorage storage = new MemoryStorage();
    private final TestClock clock = new TestClock();
    private final DataPlane items = new DataPlane(
            storage,
            Throttle.off(),
            table -> table,
            new Inbox(clock),
            new IndexQueue(clock, () -> Duration.ZERO),
            new ItemCollections(storage.items(), clock, ItemCollections.USUAL_LIMIT));

    @Test
    void tellsWritesOfTheServiceFromThoseOfClients() {
        Table table = table(STREAM);
        write(new ItemWrite(table, table.keyOf(ITEM), false, current -> new ItemWrite.Put(ITEM)));
        write(new ItemWrite(table, table.keyOf(ITEM), false, current -> new ItemWrite.Delete()).asService());

        assertThat(inbox()).hasSize(2);
        assertThat(inbox().get(0)).contains("\"new\"").doesNotContain("byService");
        assertThat(inbox().get(1)).contains("\"old\"").contains("byService");
    }

    @Test
    void aDisabledStreamGetsNothing() {
        Table table = table(STREAM.disabled());
        write(new ItemWrite(table, table.keyOf(ITEM), false, current -> new ItemWrite.Put(ITEM)));

        assertThat(inbox()).isEmpty();
    }

    private void write(ItemWrite write) {
        assertThat(items.write(write).toCompletableFuture()).isCompleted();
    }

    private List<String> inbox() {
        return storage
                .items()
                .read(new KeyRange(STREAM.ref(), Bytes.EMPTY, Optional.empty(), true), 10)
                .items()
                .stream()
                .map(row -> new String(row.json().unsafeArray(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Table table(TableStream stream) {
        return new Table(new TableDefinition(
                new TableIdentity("123456789012", "eu-central-1", "Things", "table-id", 8, Instant.EPOCH),
                TableBuilder.partitionKey("id", AttributeType.S).build(),
                List.of(),
                new Transition(TableStatus.CREATING, Instant.EPOCH),
                TableHistory.NONE,
                Optional.empty(),
                Optional.of(stream),
                List.of()));
    }
}
