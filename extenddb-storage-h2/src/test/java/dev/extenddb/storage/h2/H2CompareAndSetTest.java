package dev.extenddb.storage.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import dev.extenddb.testing.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That each version of an item is replaced once, which H2's file store does not see to by itself. */
class H2CompareAndSetTest {

    /** For how many seconds to write; more than the usual with a system property of this name. */
    private static final String SECONDS = "extenddb.stress.seconds";

    private static final TableRef TABLE = new TableRef(7);

    @Test
    void eachVersionIsReplacedOnce(@TempDir Path directory) {
        long end = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger(SECONDS, 1)).toNanos();
        Set<Long> replaced = ConcurrentHashMap.newKeySet();
        Queue<Long> replacedTwice = new ConcurrentLinkedQueue<>();
        try (Storage storage = H2Storage.file(directory)) {
            storage.tableSpaces().create(TABLE);
            Threads.run(8, thread -> {
                while (System.nanoTime() < end) {
                    Bytes key = Bytes.of((byte) ThreadLocalRandom.current().nextInt(3));
                    long version = replace(storage.items(), key);
                    if (version != 0 && !replaced.add(version)) {
                        replacedTwice.add(version);
                    }
                }
            });
        }

        assertThat(replaced).isNotEmpty();
        assertThat(replacedTwice).isEmpty();
    }

    /** Replaces an item as it was read; returns the version that this replaced, and 0 if there was none or somebody else was first. */
    private static long replace(ItemStore items, Bytes key) {
        var found = items.get(TABLE, key).map(StoredItem::version);
        var image = new Image(
                Bytes.of((byte) '{', (byte) '}'), 2, ThreadLocalRandom.current().nextLong());
        var expected = found.map(Expected::version).orElse(Expected.ABSENT);
        try {
            items.commit(List.of(new Change(TABLE, key, expected, new Change.Put(image), List.of())));
            return found.orElse(0L);
        } catch (ConflictException e) {
            return 0;
        }
    }
}
