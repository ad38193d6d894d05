package dev.extenddb.junit;

/** Who shares an emulator. */
public enum Isolation {

    /**
     * Each test method has its own, each invocation of a parameterised or repeated one too. Where all methods of a class share an instance, by
     * {@code @TestInstance(PER_CLASS)}, they share the emulator as well, those of nested classes too.
     */
    PER_METHOD,

    /** All tests of a class share one, those of its nested classes too unless these have settings of their own. */
    PER_CLASS,

    /** All classes of the run share one that ask for this and have the same settings. */
    SHARED
}
