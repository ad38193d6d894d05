package dev.extenddb.operation;

import dev.extenddb.wire.JsonOutput;
import java.util.concurrent.CompletionStage;

/**
 * Stands around every operation that clients call, once it is known who calls and that the request is sound: to watch it, to hold it up,
 * to answer in its place. Thread-safe.
 */
public interface Interceptor {

    /** Does nothing of its own. */
    Interceptor NONE = new Interceptor() {};

    /**
     * Does an operation.
     *
     * @return what the client gets; the stage may also fail with what this method throws
     * @throws dev.extenddb.error.DynamoDbException what the client is to be told
     * @throws dev.extenddb.error.NoAnswerException if the client is to get no answer
     */
    default <I, O extends JsonOutput> CompletionStage<O> around(Operation<I, O> operation, Caller caller, I request) {
        return operation.execute(caller, request);
    }
}
