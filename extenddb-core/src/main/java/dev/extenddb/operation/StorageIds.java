package dev.extenddb.operation;

import java.security.SecureRandom;

/** Draws the ids under which rows of tables and indexes lie: at random, so that no node has to ask another. */
final class StorageIds {

    private static final long FIRST_TABLE = 1L << 32;
    private static final long FIRST_INDEX = 1L << 62;

    private static final SecureRandom RANDOM = new SecureRandom();

    private StorageIds() {}

    /** An id that no table has had or, for all practical purposes, will have; small ones are the engine's own. */
    static long nextTable() {
        return FIRST_TABLE + draw();
    }

    /** The same for an index: larger than every table's, so that a base row is always touched before its index rows. */
    static long nextIndex() {
        return FIRST_INDEX + draw();
    }

    private static long draw() {
        return RANDOM.nextLong() >>> 3;
    }
}
