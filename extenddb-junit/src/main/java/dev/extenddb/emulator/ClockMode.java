package dev.extenddb.emulator;

/** How an emulator's clock runs. */
public enum ClockMode {

    /** It runs as fast as the system's, and can be put forward. What is due is done within a second, without anybody moving it. */
    TICKING,

    /** It stands still until it is put forward; nothing happens of itself meanwhile. */
    FROZEN,

    /** It is the system's own, and nobody can move it: no {@link EmulatorClock#advance}, no start at another time, no {@link FaultKind#LATENCY}. */
    SYSTEM
}
