package dev.extenddb.bench.load;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * What a benchmark row sends.
 *
 * @param name the row's name
 * @param operation the operation
 * @param body makes a request's body for a connection, with the dice given
 */
public record Workload(String name, String operation, BiFunction<Keys, Random, String> body) {

    private static final int DIFFERENT_BODIES = 200;

    /** Request bodies of one connection, always the same: two rounds over the same keys. */
    List<String> bodies(Keys keys) {
        return IntStream.range(0, 2)
                .mapToObj(round -> bodies(keys.inRound(round), new Random(keys.connection())))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> bodies(Keys keys, Random random) {
        return IntStream.range(0, DIFFERENT_BODIES)
                .mapToObj(i -> body.apply(keys, random))
                .toList();
    }
}
