package dev.extenddb.cli;

/** A command cannot do what it was asked for. The message is one line that says what to do. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that needs no stack trace. */
    public CommandException(String message) {
        super(message, null, false, false);
    }
}
