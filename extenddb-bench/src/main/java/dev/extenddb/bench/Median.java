package dev.extenddb.bench;

import java.util.List;

/** The middle of some measurements. */
public final class Median {

    private Median() {}

    /**
     * The median; of an even number of measurements, the upper one of the middle two.
     *
     * @throws IllegalArgumentException if there is no measurement
     */
    public static double of(List<Double> measurements) {
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return measurements.stream().sorted().toList().get(measurements.size() / 2);
    }
}
