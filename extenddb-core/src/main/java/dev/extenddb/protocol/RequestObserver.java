package dev.extenddb.protocol;

/** Hears of every request when its answer is ready, for those who keep count or a log. Called on the threads of requests: thread-safe, and quick. */
@FunctionalInterface
public interface RequestObserver {

    /** Hears nothing. */
    RequestObserver NONE = report -> {};

    /** A request has been answered. */
    void answered(RequestReport report);

    /** This one and then another one. */
    default RequestObserver and(RequestObserver other) {
        return report -> {
            answered(report);
            other.answered(report);
        };
    }
}
