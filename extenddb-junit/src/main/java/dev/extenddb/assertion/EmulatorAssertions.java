package dev.extenddb.assertion;

import dev.extenddb.emulator.Emulator;

/** Where assertions begin; to be imported statically, beside those of AssertJ. Needs no assertion library. */
public final class EmulatorAssertions {

    private EmulatorAssertions() {}

    /** Assertions on an emulator. */
    public static EmulatorAssert assertThat(Emulator emulator) {
        return new EmulatorAssert(emulator);
    }
}
