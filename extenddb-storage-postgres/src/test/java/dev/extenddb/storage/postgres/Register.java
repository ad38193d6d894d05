package dev.extenddb.storage.postgres;

import java.util.Optional;

/** What can be asked of a register, and what came of it. The state is the register's text. */
sealed interface Register {

    /** The state after this operation; empty if what came of it cannot have come of it in the state given. */
    Optional<String> after(String state);

    /** A write without a condition. */
    record Write(String value) implements Register {
        @Override
        public Optional<String> after(String state) {
            return Optional.of(value);
        }
    }

    /** A read, and what it returned. */
    record Read(String value) implements Register {
        @Override
        public Optional<String> after(String state) {
            return state.equals(value) ? Optional.of(state) : Optional.empty();
        }
    }

    /** A write on the condition that the register has a value, and whether it was done. */
    record CompareAndSet(String expected, String value, boolean done) implements Register {
        @Override
        public Optional<String> after(String state) {
            if (done != state.equals(expected)) {
                return Optional.empty();
            }
            return Optional.of(done ? value : state);
        }
    }
}
