package dev.extenddb.differential.compare;

import java.util.List;
import java.util.Optional;

/** The list of known differences. Each entry hides differences from the test, so each needs its reason. */
public final class KnownDifferences {

    private static final List<KnownDifference> ALL = List.of();

    private KnownDifferences() {}

    /** The entry that covers the difference. */
    public static Optional<KnownDifference> covering(Difference difference) {
        return ALL.stream().filter(known -> known.rule().test(difference)).findFirst();
    }
}
