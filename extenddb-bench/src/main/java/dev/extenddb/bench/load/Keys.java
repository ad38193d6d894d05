package dev.extenddb.bench.load;

import java.util.List;
import java.util.Random;

/**
 * The keys of one connection: its own, so that transactions never conflict.
 *
 * @param connection the connection's number
 * @param connections how many there are
 */
record Keys(int connection, int connections) {

    String any(Random random) {
        return key(random.nextInt(DataSet.ITEMS / connections));
    }

    /** Different keys. */
    List<String> some(Random random, int count) {
        return random.ints(0, DataSet.ITEMS / connections)
                .distinct()
                .limit(count)
                .mapToObj(this::key)
                .toList();
    }

    private String key(int n) {
        return "item-" + (n * connections + connection);
    }
}
