package dev.extenddb.storage;

/** What a change expects to find under its key. */
public sealed interface Expected {

    /** Whatever is there. */
    Expected ANY = new Any();

    /** Nothing. */
    Expected ABSENT = new Absent();

    /** The item that a certain write left there. */
    static Expected version(long version) {
        return new Version(version);
    }

    /** See {@link Expected#ANY}. */
    record Any() implements Expected {}

    /** See {@link Expected#ABSENT}. */
    record Absent() implements Expected {}

    /** See {@link Expected#version}. */
    record Version(long version) implements Expected {}
}
