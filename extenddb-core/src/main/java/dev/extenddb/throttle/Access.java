package dev.extenddb.throttle;

/** What capacity is consumed by: reads and writes have their own. */
public enum Access {
    READ("Read"),
    WRITE("Write");

    private final String word;

    Access(String word) {
        this.word = word;
    }

    /** The word for it in the reasons of throttling. */
    String word() {
        return word;
    }
}
