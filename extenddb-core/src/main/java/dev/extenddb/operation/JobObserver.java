package dev.extenddb.operation;

import java.util.Optional;

/** Hears of background work, for those who keep count. Called on the thread of the work. */
@FunctionalInterface
public interface JobObserver {

    /** Hears nothing. */
    JobObserver NONE = (job, nanos, failure) -> {};

    /**
     * A job has been done once more.
     *
     * @param job its name
     * @param nanos how long it took, in nanoseconds
     * @param failure why it could not be done, if so
     */
    void done(String job, long nanos, Optional<RuntimeException> failure);
}
