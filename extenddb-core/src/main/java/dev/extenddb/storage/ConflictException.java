package dev.extenddb.storage;

/** A commit met a concurrent one, or an expectation did not hold. Nothing was changed; read again and decide anew. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * A conflict.
     *
     * @param position which of the changes met the conflict, from 0; -1 if that is not known
     */
    public ConflictException(int position) {
        super("conflict at change " + position, null, false, false);
        this.position = position;
    }

    /** Which of the changes met the conflict, from 0; -1 if that is not known. */
    public int position() {
        return position;
    }
}
