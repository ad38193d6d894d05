package dev.extenddb.cache;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A bounded cache. It has two generations: what is found in the old one moves to the young one, and when the young one is full it becomes
 * the old one, so that what is not used any more falls out without any bookkeeping on reads. Thread-safe.
 */
public final class RecentlyUsed<K, V> {

    private final int generationSize;
    private volatile Map<K, V> young = new ConcurrentHashMap<>();
    private volatile Map<K, V> old = Map.of();

    /** A cache of about so many values; without any if {@code size} is 0. */
    public RecentlyUsed(int size) {
        this.generationSize = size / 2;
    }

    /** The value of a key: the one known, or the one that {@code maker} makes. What the maker throws is not kept. */
    public V get(K key, Function<K, V> maker) {
        V value = known(key);
        if (value == null) {
            value = maker.apply(key);
            put(key, value);
        }
        return value;
    }

    /** The value of a key, if it is known. */
    public Optional<V> find(K key) {
        return Optional.ofNullable(known(key));
    }

    /** Keeps a value, instead of another that may be known. */
    public void put(K key, V value) {
        if (generationSize > 0) {
            young.put(key, value);
            ageIfFull();
        }
    }

    /** Forgets all. */
    public synchronized void clear() {
        young = new ConcurrentHashMap<>();
        old = Map.of();
    }

    /** The number of values kept. */
    public int size() {
        return young.size() + old.size();
    }

    private V known(K key) {
        V value = young.get(key);
        if (value == null) {
            value = old.get(key);
            if (value != null) {
                young.putIfAbsent(key, value);
                ageIfFull();
            }
        }
        return value;
    }

    private void ageIfFull() {
        if (young.size() >= generationSize) {
            age();
        }
    }

    private synchronized void age() {
        if (young.size() >= generationSize) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
