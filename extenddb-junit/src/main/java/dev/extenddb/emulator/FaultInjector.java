package dev.extenddb.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The faults of one emulator. Each request is held against all rules, in the order in which they were added, and all that hit it happen to it. Requests are counted
 * by each rule for itself, retries of the SDK too. Thread-safe.
 */
public final class FaultInjector {

    private final List<Injection> injections = new CopyOnWriteArrayList<>();
    private final List<FiredFault> fired = new CopyOnWriteArrayList<>();

    private final ClockMode clock;
    private final Predicate<String> operations;

    /**
     * No faults yet.
     *
     * @param operations whether there is an operation of a name
     */
    FaultInjector(ClockMode clock, Predicate<String> operations) {
        this.clock = clock;
        this.operations = operations;
    }

    /**
     * Has requests fail from now on.
     *
     * @return the rule at work: to count how often it has happened, and to take it away
     * @throws IllegalArgumentException if it is {@link FaultKind#LATENCY}, and the clock is the system's, or there is no such operation
     */
    public Injection add(FaultRule rule) {
        if (rule.kind() == FaultKind.LATENCY && clock == ClockMode.SYSTEM) {
            throw new IllegalArgumentException("LATENCY moves the clock, and the system's cannot be moved: use DELAY");
        }
        if (rule.operation().filter(operations.negate()).isPresent()) {
            throw new IllegalArgumentException(
                    "There is no operation " + rule.operation().get() + " for " + rule.kind() + " to happen to");
        }
        var injection = new Injection(rule);
        injections.add(injection);
        return injection;
    }

    /** Has requests fail from now on that a kind of fault can hit: short for the rule without restrictions. */
    public Injection add(FaultKind kind) {
        return add(FaultRule.of(kind));
    }

    /** Takes all rules away. What has happened stays known. */
    public void clear() {
        injections.clear();
    }

    /** What has happened since the emulator began or was reset, in order. */
    public List<FiredFault> fired() {
        return List.copyOf(fired);
    }

    /** Whether there is any rule. */
    boolean isIdle() {
        return injections.isEmpty();
    }

    /** The faults that happen to a request. */
    List<FaultRule> fire(RequestTarget request, Instant now) {
        var rules = new ArrayList<FaultRule>();
        for (Injection injection : injections) {
            if (injection.hits(request)) {
                rules.add(injection.rule);
                fired.add(new FiredFault(injection.rule, now, request.operation(), request.tables()));
            }
        }
        return rules;
    }

    /** Forgets rules, and what has happened. */
    void reset() {
        injections.clear();
        fired.clear();
    }

    /** A rule at work. Thread-safe. */
    public final class Injection implements AutoCloseable {

        private final FaultRule rule;
        private final Random random;
        private final AtomicInteger hits = new AtomicInteger();
        private int meant;

        private Injection(FaultRule rule) {
            this.rule = rule;
            this.random = new Random(rule.pick() instanceof FaultRule.AtRandom some ? some.seed() : 0);
        }

        /** How often it has happened. */
        public int count() {
            return hits.get();
        }

        /** Takes the rule away; what has happened stays known. Taking it away again does nothing. */
        @Override
        public void close() {
            injections.remove(this);
        }

        private synchronized boolean hits(RequestTarget request) {
            if (hits.get() >= rule.times() || !rule.means(request) || !isPicked(++meant)) {
                return false;
            }
            hits.incrementAndGet();
            return true;
        }

        private boolean isPicked(int number) {
            if (rule.pick() instanceof FaultRule.Nth nth) {
                return number == nth.n();
            }
            if (rule.pick() instanceof FaultRule.Every every) {
                return number % every.n() == 0;
            }
            return random.nextDouble() < ((FaultRule.AtRandom) rule.pick()).probability();
        }
    }
}
