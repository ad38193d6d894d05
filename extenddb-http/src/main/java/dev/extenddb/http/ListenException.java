package dev.extenddb.http;

/** The server cannot listen where it was told to. The message is one line for the person who chose the place. */
public class ListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
