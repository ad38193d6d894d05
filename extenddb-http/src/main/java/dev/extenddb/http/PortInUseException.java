package dev.extenddb.http;

/** Another socket listens on the port already. */
public final class PortInUseException extends ListenException {

    private static final long serialVersionUID = 1L;

    PortInUseException(String host, int port, Throwable cause) {
        super("Port " + port + " on " + host + " is in use by another process.", cause);
    }
}
