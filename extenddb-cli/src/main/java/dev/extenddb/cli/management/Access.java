package dev.extenddb.cli.management;

/** Who may use a route. */
enum Access {
    /** Anybody, without a password. */
    ANYBODY("anybody"),
    /** Administrators. */
    ADMINISTRATORS("administrators"),
    /** Administrators, and the user that the path names. */
    THE_USER("administrators and the user");

    private final String words;

    Access(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
