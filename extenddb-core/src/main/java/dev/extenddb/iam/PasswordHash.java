package dev.extenddb.iam;

/** Makes passwords unreadable, slowly, and recognises them. Thread-safe. */
public interface PasswordHash {

    /** The longest password, in bytes of UTF-8. */
    int LONGEST = 72;

    /**
     * What to keep of a password.
     *
     * @throws IllegalArgumentException if it is empty or too long; the message does not tell it
     */
    String of(String password);

    /** Whether a password is the one of which this was kept. */
    boolean matches(String password, String kept);
}
