package dev.extenddb.policy;

import java.util.Optional;

/** What somebody may do. Thread-safe. */
public interface Authority {

    /** May do everything: where nobody checks who asks. */
    Authority UNLIMITED = new Authority() {
        @Override
        public boolean isLimited() {
            return false;
        }

        @Override
        public void require(AccessRequest request) {}
    };

    /** Whether anything can be refused, so that it is worth saying what is wanted. */
    boolean isLimited();

    /**
     * Refuses what may not be done.
     *
     * @throws dev.extenddb.error.DynamoDbException an {@code AccessDeniedException} that says why
     */
    void require(AccessRequest request);

    /** Whose authority it is, where that was found out. */
    default Optional<Principal> holder() {
        return Optional.empty();
    }

    /** Whether there is somebody whom a policy names by an ARN, as far as it is known who there is. */
    default boolean knows(String principal) {
        return true;
    }
}
