package dev.extenddb.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Asks one health check, never twice at a time: a check that hangs must not take a thread for each who asks. Thread-safe. */
final class Probe {

    private static final System.Logger LOG = System.getLogger(Probe.class.getName());

    private static final long DEADLINE_MILLIS = 1_000;
    private static final Optional<String> LATE = Optional.of("no answer within a second");

    private final HealthCheck check;
    private final Executor threads;
    private final AtomicReference<CompletableFuture<Optional<String>>> running = new AtomicReference<>();
    private volatile boolean broken;

    Probe(HealthCheck check, Executor threads) {
        this.check = check;
        this.threads = threads;
    }

    String name() {
        return check.name();
    }

    /** What is wrong, if anything is, within the deadline. */
    CompletableFuture<Optional<String>> problem() {
        return answer().copy().completeOnTimeout(LATE, DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Optional<String>> answer() {
        var mine = new CompletableFuture<Optional<String>>();
        CompletableFuture<Optional<String>> others = running.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        threads.execute(() -> {
            Optional<String> problem = ask();
            running.set(null);
            mine.complete(problem);
        });
        return mine;
    }

    private Optional<String> ask() {
        try {
            Optional<String> problem = check.problem().get();
            broken = false;
            return problem;
        } catch (RuntimeException e) {
            logOnce(e);
            return Optional.of("the check failed; see the log");
        }
    }

    /** Once for each time it breaks: it is asked every few seconds. */
    private void logOnce(RuntimeException e) {
        if (!broken) {
            broken = true;
            LOG.log(System.Logger.Level.WARNING, "The health check " + check.name() + " failed", e);
        }
    }
}
