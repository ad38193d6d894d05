package dev.extenddb.operation;

import java.security.SecureRandom;

/** Draws the ids under which rows of tables and indexes lie: at random, so that no node has to ask another. */
final class StorageIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private StorageIds() {}

    /** An id that no table has had or, for all practical purposes, will have; small ones are the engine's own. */
    static long next() {
        return (1L << 32) + (RANDOM.nextLong() >>> 2);
    }
}
