package dev.extenddb.cli.logging;

/** The form of log lines. */
public enum LogFormat {
    /** For people: a line each, followed by the stack trace if there is one. */
    PRETTY,

    /** For programs: a JSON object a line, the stack trace inside. */
    JSON
}
