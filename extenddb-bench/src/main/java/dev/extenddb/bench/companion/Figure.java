package dev.extenddb.bench.companion;

/** What is measured. */
enum Figure {
    FIRST_TEST("first boot to CreateTable, PutItem and GetItem, ms", false, 2.5),
    LATER_TEST("the same in the 2nd to 50th scope, ms", false, 8),
    SUITE("50 tests that create their table, from the first boot, ms", false, 6),
    PUTS("PutItem through the SDK, a second", true, 3),
    GETS("GetItem through the SDK, a second", true, 3),
    LIBRARY_PUTS("put by the library API, a second", true, 10),
    LIBRARY_GETS("get by the library API, a second", true, 10),
    EMPTY_SCOPE("a scope without calls, ms; at most 0.2", false, 0);

    private final String words;
    private final boolean moreIsBetter;
    private final double goal;

    Figure(String words, boolean moreIsBetter, double goal) {
        this.words = words;
        this.moreIsBetter = moreIsBetter;
        this.goal = goal;
    }

    String words() {
        return words;
    }

    /** How many times as good the goal is as DynamoDB Local; 0 if it has nothing of the kind. */
    double goal() {
        return goal;
    }

    /** With what of DynamoDB Local's it is compared. */
    Figure rival() {
        return switch (this) {
            case LIBRARY_PUTS -> PUTS;
            case LIBRARY_GETS -> GETS;
            default -> this;
        };
    }

    /** How many times as good one value is as another. */
    double ratio(double ours, double theirs) {
        return moreIsBetter ? ours / theirs : theirs / ours;
    }
}
