package dev.extenddb.emulator;

import java.time.Duration;
import java.util.Optional;

/**
 * When a fault happens. A rule without restrictions means every request that its kind can hit; of those that it means, a rule may pick
 * the nth, every nth, or some at random. Immutable.
 *
 * @param kind what goes wrong
 * @param operation the operation to hit, such as {@code PutItem}
 * @param table the table that the request is about, among others perhaps
 * @param index the index that the request reads
 * @param pick which of the requests are hit
 * @param times how often it happens at most; from 1
 * @param duration how long {@link FaultKind#LATENCY} and {@link FaultKind#DELAY} take; not negative
 */
public record FaultRule(
        FaultKind kind,
        Optional<String> operation,
        Optional<String> table,
        Optional<String> index,
        Pick pick,
        int times,
        Duration duration) {

    private static final Duration USUAL_DURATION = Duration.ofMillis(100);

    /**
     * A rule that can hold.
     *
     * @throws IllegalArgumentException if a number is out of its range, or the fault cannot happen to the operation
     */
    public FaultRule {
        if (times < 1) {
            throw new IllegalArgumentException("times counts from 1, and is " + times);
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A duration is not negative: " + duration);
        }
        if (operation.isPresent() && !kind.canHit(operation.get())) {
            throw new IllegalArgumentException(kind + " cannot happen to " + operation.get());
        }
    }

    /** Which of the requests that a rule means are hit. */
    public sealed interface Pick {}

    /**
     * The nth alone.
     *
     * @param n from 1
     */
    public record Nth(int n) implements Pick {
        public Nth {
            requirePositive(n);
        }
    }

    /**
     * Every nth.
     *
     * @param n from 1, which means all
     */
    public record Every(int n) implements Pick {
        public Every {
            requirePositive(n);
        }
    }

    /**
     * Some at random, the same ones for the same seed.
     *
     * @param probability 0 to 1
     * @param seed what the random numbers begin with
     */
    public record AtRandom(double probability, long seed) implements Pick {
        public AtRandom {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("A probability is 0 to 1, not " + probability);
            }
        }
    }

    private static void requirePositive(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("Requests are counted from 1: there is none of number " + n);
        }
    }

    /** A fault of every request that it can happen to. */
    public static FaultRule of(FaultKind kind) {
        return new FaultRule(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Every(1),
                Integer.MAX_VALUE,
                USUAL_DURATION);
    }

    /**
     * Only of an operation.
     *
     * @throws IllegalArgumentException if the fault cannot happen to it
     */
    public FaultRule on(String newOperation) {
        return new FaultRule(kind, Optional.of(newOperation), table, index, pick, times, duration);
    }

    /**
     * Only of requests about a table.
     *
     * @param newTable its name, also where requests have its ARN
     */
    public FaultRule table(String newTable) {
        return new FaultRule(kind, operation, Optional.of(newTable), index, pick, times, duration);
    }

    /** Only of requests that read an index. */
    public FaultRule index(String newIndex) {
        return new FaultRule(kind, operation, table, Optional.of(newIndex), pick, times, duration);
    }

    /**
     * Only of the nth request that the rule means.
     *
     * @param n from 1
     * @throws IllegalArgumentException if it is less
     */
    public FaultRule nth(int n) {
        return picking(new Nth(n));
    }

    /**
     * Only of every nth request that the rule means.
     *
     * @param n from 1, which means all
     * @throws IllegalArgumentException if it is less
     */
    public FaultRule every(int n) {
        return picking(new Every(n));
    }

    /**
     * Only of some requests, at random but the same ones for the same seed.
     *
     * @param probability 0 to 1
     * @param seed what the random numbers begin with
     * @throws IllegalArgumentException if the probability is none
     */
    public FaultRule probability(double probability, long seed) {
        return picking(new AtRandom(probability, seed));
    }

    private FaultRule picking(Pick newPick) {
        return new FaultRule(kind, operation, table, index, newPick, times, duration);
    }

    /**
     * At most so often; without limit unless it is set.
     *
     * @param newTimes from 1
     * @throws IllegalArgumentException if it is less
     */
    public FaultRule times(int newTimes) {
        return new FaultRule(kind, operation, table, index, pick, newTimes, duration);
    }

    /**
     * How long {@link FaultKind#LATENCY} and {@link FaultKind#DELAY} take; 100 milliseconds unless it is set.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public FaultRule lasting(Duration newDuration) {
        return new FaultRule(kind, operation, table, index, pick, times, newDuration);
    }

    boolean means(RequestTarget request) {
        return kind.canHit(request.operation())
                && operation.filter(name -> !name.equals(request.operation())).isEmpty()
                && table.filter(name -> !request.tables().contains(name)).isEmpty()
                && index.filter(name -> !request.index().equals(Optional.of(name)))
                        .isEmpty()
                && (kind != FaultKind.STALE_READ || request.eventual());
    }
}
