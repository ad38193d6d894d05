package dev.extenddb.policy;

/** A policy document that is none, or not one of the kind wanted. It has no stack trace: it is an answer to whoever wrote the document. */
public final class MalformedPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * A fault.
     *
     * @param fault what is wrong
     * @param line the line where it is, from 1
     * @param column the column where it is, from 1
     */
    public MalformedPolicyException(String fault, int line, int column) {
        super(fault + " (line " + line + ", column " + column + ")", null, false, false);
        this.line = line;
        this.column = column;
    }

    /** The line where the fault is, from 1. */
    public int line() {
        return line;
    }

    /** The column where the fault is, from 1. */
    public int column() {
        return column;
    }
}
