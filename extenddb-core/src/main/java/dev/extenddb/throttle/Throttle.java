package dev.extenddb.throttle;

import dev.extenddb.item.Bytes;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Decides whether requests may run. As in DynamoDB, a request runs while there is any capacity left, and what it consumed is taken off when
 * that is known; so the next one may have to wait for more than the last of it. Thread-safe.
 */
public interface Throttle {

    /** Lets everything run. */
    static Throttle off() {
        return new Unlimited();
    }

    /**
     * Holds requests to the throughput of their tables, indexes and partitions.
     *
     * @param clock by which capacity grows back
     */
    static Throttle on(InstantSource clock) {
        return new TokenBuckets(clock);
    }

    /** Lets nothing run, as if all capacity of every table and index had been consumed a moment ago. */
    static Throttle exhausted() {
        return new Exhausted();
    }

    /**
     * Does so while a switch is on.
     *
     * @param clock by which capacity grows back
     * @param isOn asked for every request
     */
    static Throttle switched(InstantSource clock, BooleanSupplier isOn) {
        return new Switched(on(clock), isOn);
    }

    /**
     * Why a request may not run now; empty if it may.
     *
     * @param index the global index that is read; a write is held to those of all global indexes of its table
     * @param key the item's key, or as much of it as says the partition; empty if the request is about many partitions
     */
    Optional<ThrottledException> refusal(Table table, Optional<Index> index, Access access, Bytes key);

    /** Takes off what a request consumed, in capacity units. */
    void consume(Table table, Optional<Index> index, Access access, Bytes key, double units);

    /**
     * Refuses a request that may not run now.
     *
     * @throws ThrottledException the refusal
     */
    default void require(Table table, Optional<Index> index, Access access, Bytes key) {
        Optional<ThrottledException> refusal = refusal(table, index, access, key);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }
}
