package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageDecorator;
import org.junit.jupiter.api.Test;

class SeparateCatalogTest {

    private record Replicated(Storage storage, ItemStore laggingItems) implements StorageDecorator {}

    @Test
    void readsThatMayLagGoToTheReplicaOfTheItems() {
        ItemStore replica = new MemoryStorage().items();

        var separate = new SeparateCatalog(new MemoryStorage(), new Replicated(new MemoryStorage(), replica));

        assertThat(separate.laggingItems()).isSameAs(replica);
    }
}
