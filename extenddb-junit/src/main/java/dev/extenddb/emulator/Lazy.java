package dev.extenddb.emulator;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when first asked for, once. Thread-safe. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private Optional<T> value = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(maker.get());
        }
        return value.get();
    }

    /** The value, if it was ever asked for. */
    synchronized Optional<T> ifMade() {
        return value;
    }
}
