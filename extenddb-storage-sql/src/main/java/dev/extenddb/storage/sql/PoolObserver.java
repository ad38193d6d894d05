package dev.extenddb.storage.sql;

import java.util.function.Supplier;

/** Hears of pools of database connections, for those who keep count. Called by threads that want a connection: thread-safe, and quick. */
public interface PoolObserver {

    /** Hears nothing. */
    PoolObserver NONE = new PoolObserver() {
        @Override
        public void opened(String pool, Supplier<PoolFigures> figures) {
            // Nobody asked.
        }

        @Override
        public void acquired(String pool, long nanos) {
            // Nobody asked.
        }

        @Override
        public void timedOut(String pool) {
            // Nobody asked.
        }
    };

    /**
     * A pool has been opened.
     *
     * @param figures tells how it is, whenever it is asked
     */
    void opened(String pool, Supplier<PoolFigures> figures);

    /**
     * A connection was given out.
     *
     * @param nanos how long it had been waited for, in nanoseconds
     */
    void acquired(String pool, long nanos);

    /** A connection was waited for in vain. */
    void timedOut(String pool);
}
