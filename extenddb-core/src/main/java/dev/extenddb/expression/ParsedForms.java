package dev.extenddb.expression;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A bounded cache of parsed expressions by their text. It has two generations: what is found in the old one moves to the young one, and
 * when the young one is full it becomes the old one, so that what is not used any more falls out without any bookkeeping on reads.
 * Thread-safe.
 */
final class ParsedForms<T> {

    private final int generationSize;
    private volatile Map<String, T> young = new ConcurrentHashMap<>();
    private volatile Map<String, T> old = Map.of();

    /** A cache of about so many forms; without any if {@code size} is 0. */
    ParsedForms(int size) {
        this.generationSize = size / 2;
    }

    /** The parsed form of a text: the one known, or the one that {@code parser} makes. What the parser throws is not kept. */
    T get(String text, Function<String, T> parser) {
        T form = young.get(text);
        if (form != null) {
            return form;
        }
        form = old.get(text);
        if (form == null) {
            form = parser.apply(text);
        }
        keep(text, form);
        return form;
    }

    /** The number of forms kept. */
    int size() {
        return young.size() + old.size();
    }

    private void keep(String text, T form) {
        if (generationSize == 0) {
            return;
        }
        young.put(text, form);
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
