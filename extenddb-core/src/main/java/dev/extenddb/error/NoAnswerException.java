package dev.extenddb.error;

/** A request that gets no answer: its connection breaks. Whether it was done, its client cannot tell. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A connection that breaks, for the reason given. */
    public NoAnswerException(String message) {
        super(message, null, false, false);
    }
}
