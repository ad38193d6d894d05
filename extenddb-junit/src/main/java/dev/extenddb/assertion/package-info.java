/**
 * Assertions on emulators, in the manner of AssertJ and without it: failures are {@link java.lang.AssertionError}. Nothing here changes an emulator.
 *
 * <p>Start reading at {@link dev.extenddb.assertion.EmulatorAssertions}.
 */
package dev.extenddb.assertion;
