package dev.extenddb.emulator;

/** How an emulator's clock runs. */
public enum ClockMode {

    /** It runs as fast as the system's, and can be put forward. */
    TICKING,

    /** It stands still until it is put forward. */
    FROZEN,

    /** It is the system's own, and nobody can move it. */
    SYSTEM
}
