package dev.extenddb.cli.config;

/** The configuration cannot be used. The message is one line that says what to do. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigException(String message) {
        super(message);
    }
}
