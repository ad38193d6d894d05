package dev.extenddb.storage.postgres;

import java.util.concurrent.CompletableFuture;

/** A server process, or something like it, that answers requests. */
interface Node {

    /** Sends a request in wire JSON, which may have apostrophes for quotation marks. */
    CompletableFuture<Reply> send(String operation, String json);

    /** Sends a request and waits for its answer. */
    default Reply call(String operation, String json) {
        return send(operation, json).join();
    }

    /**
     * An answer.
     *
     * @param status the HTTP status; 0 if the process died before it answered
     */
    record Reply(int status, String body) {

        /** What is known of a request whose process died. */
        static final Reply NONE = new Reply(0, "{}");

        boolean isOk() {
            return status == 200;
        }

        Reply requireOk() {
            if (!isOk()) {
                throw new AssertionError(status + " " + body);
            }
            return this;
        }

        /** Whether the request may have been done, or not. */
        boolean isDoubtful() {
            return status == 0 || status >= 500;
        }
    }
}
