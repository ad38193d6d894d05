package dev.extenddb.bench.load;

import java.util.List;
import java.util.Random;

/**
 * The keys of one connection: its own, so that transactions never conflict.
 *
 * @param connection the connection's number
 * @param connections how many there are
 * @param items how many items there are, for all connections
 * @param round the number of the round in which the keys are written
 */
public record Keys(int connection, int connections, int items, int round) {

    private static final int VALUES = 500;

    /** The same keys in another round. */
    Keys inRound(int number) {
        return new Keys(connection, connections, items, number);
    }

    /** A value that no item has from the round before: a write that changes nothing would cost next to nothing. */
    public int value(Random random) {
        return 2 * random.nextInt(VALUES) + round % 2;
    }

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
