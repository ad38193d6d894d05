package dev.extenddb.junit;

/** How injected clients reach the emulator. */
public enum Transport {

    /** Without a socket: the SDK's requests are handed over in the process. Needs no HTTP client of the SDK. */
    IN_PROCESS,

    /** Over HTTP, with the HTTP client of the SDK that is on the class path. */
    HTTP
}
