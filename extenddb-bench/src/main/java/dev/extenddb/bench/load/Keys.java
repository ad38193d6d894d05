package dev.extenddb.bench.load;

import java.util.List;
import java.util.Random;

/**
 * The keys of one connection: its own, so that transactions never conflict.
 *
 * @param connection the connection's number
 * @param connections how many there are
 * @param items how many items there are, for all connections
 */
public record Keys(int connection, int connections, int items) {

    /** A key. */
    public String any(Random random) {
        return key(random.nextInt(items / connections));
    }

    /** Different keys. */
    public List<String> some(Random random, int count) {
        return random.ints(0, items / connections)
                .distinct()
                .limit(count)
                .mapToObj(this::key)
                .toList();
    }

    private String key(int n) {
        return "item-" + (n * connections + connection);
    }
}
