package dev.extenddb.cli.management;

import java.time.Duration;

/** A password must not be tried yet. It has no stack trace. */
final class TooManyTries extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyTries(Duration wait) {
        super("Too many wrong passwords came from this address.", null, false, false);
        this.seconds = wait.toSeconds() + 1;
    }

    /** After how many seconds to try again. */
    long seconds() {
        return seconds;
    }
}
