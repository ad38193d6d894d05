package dev.extenddb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.StoredItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CommitOrderTest {

    private static final Optional<Long> ABSENT = Optional.empty();

    private long lastVersion;

    @Test
    void leavesAloneWhatIsInOrder() {
        var a = state();
        var b = state();
        List<Arrival> records = List.of(change(1, ABSENT, a), change(2, b, ABSENT), change(1, a, ABSENT));

        assertThat(CommitOrder.of(records)).isEqualTo(records);
    }

    @Test
    void turnsARingToWhereItBegins() {
        var a = state();
        var b = state();
        Arrival insert = change(1, ABSENT, a);
        Arrival modify = change(1, a, b);
        Arrival remove = change(1, b, ABSENT);

        assertThat(CommitOrder.of(List.of(modify, remove, insert))).containsExactly(insert, modify, remove);
    }

    /** However the stamps of several processes are mixed up, each item's changes lead from its first state to its last. */
    @RepeatedTest(50)
    void findsAWayThroughAllChanges() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        Map<Integer, Optional<Long>> first = new HashMap<>();
        Map<Integer, Optional<Long>> current = new HashMap<>();
        var committed = new ArrayList<Arrival>();
        for (int i = 0; i < 60; i++) {
            int item = random.nextInt(3);
            Optional<Long> before = current.computeIfAbsent(item, id -> random.nextBoolean() ? state() : ABSENT);
            first.putIfAbsent(item, before);
            Optional<Long> after = before.isPresent() && random.nextInt(3) == 0 ? ABSENT : state();
            committed.add(change(item, before, after));
            current.put(item, after);
        }
        Collections.shuffle(committed, random);

        for (Arrival arrival : CommitOrder.of(committed)) {
            ChangeSummary record = arrival.change();
            int item = record.key().at(0);
            assertThat(record.replaced()).as("seed %d", seed).isEqualTo(first.get(item));
            first.put(item, record.left());
        }
        assertThat(first).as("seed %d", seed).isEqualTo(current);
    }

    private Optional<Long> state() {
        return Optional.of(++lastVersion);
    }

    private static Arrival change(int item, Optional<Long> before, Optional<Long> after) {
        var row = new StoredItem(Bytes.EMPTY, Bytes.EMPTY, 0, 0);
        return new Arrival(row, new ChangeSummary(Bytes.of((byte) item), Instant.EPOCH, before, after));
    }
}
