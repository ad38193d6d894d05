package dev.extenddb.emulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The scopes of one engine, and which of them each thread works for. The engine does all work for a request on the thread that brings it, so
 * that whatever it asks for time, capacity or rows can be answered by the scope. Thread-safe.
 */
final class Scopes implements InstantSource {

    private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>();

    private final Map<String, Scope> byAccount = new ConcurrentHashMap<>();

    void add(Scope scope) {
        byAccount.put(scope.account(), scope);
    }

    void remove(Scope scope) {
        byAccount.remove(scope.account());
    }

    Optional<Scope> of(String account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    Collection<Scope> all() {
        return byAccount.values();
    }

    /** What the thread is doing, if it is for a scope. */
    Optional<Call> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Does some work as part of a call. */
    <T> T within(Call call, Supplier<T> work) {
        Call outer = CURRENT.get();
        CURRENT.set(call);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** The time of the scope that the thread works for; else the system's. */
    @Override
    public Instant instant() {
        Call call = CURRENT.get();
        return call == null ? Instant.now() : call.scope().clock().instant();
    }
}
