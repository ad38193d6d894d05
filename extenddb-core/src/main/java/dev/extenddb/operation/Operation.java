package dev.extenddb.operation;

import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Structure;
import java.util.concurrent.CompletionStage;

/**
 * An operation of the API. Stateless and thread-safe.
 *
 * @param <I> the request
 * @param <O> the response
 */
public interface Operation<I, O extends JsonOutput> {

    /** Its name on the wire. */
    String name();

    /** The service that has it, as the wire names it. */
    default String service() {
        return "DynamoDB_20120810";
    }

    /** The request's members and their constraints. */
    Structure<I> input();

    /**
     * Does it.
     *
     * @return the response; the stage may also fail with what this method throws
     * @throws dev.extenddb.error.DynamoDbException what the client is to be told
     */
    CompletionStage<O> execute(Caller caller, I request);
}
