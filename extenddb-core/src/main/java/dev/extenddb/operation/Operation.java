package dev.extenddb.operation;

import dev.extenddb.error.Wording;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Structure;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * An operation of the API. Stateless and thread-safe.
 *
 * @param <I> the request
 * @param <O> the response
 */
public interface Operation<I, O extends JsonOutput> {

    /** The service that has most operations, as the wire names it. */
    String SERVICE = "DynamoDB_20120810";

    /** Its name on the wire, which is also that of its class. */
    String name();

    /** The service that has it, as the wire names it. */
    default String service() {
        return SERVICE;
    }

    /** In which wording it refuses, in most Regions, what the model's constraints do not say. */
    default Wording wording() {
        return Wording.OLDER;
    }

    /** The request's members and their constraints. */
    Structure<I> input();

    /**
     * What the caller must be allowed to do for it, all of it. Every operation says so; one that does not can be done by those only whose
     * authority has no limits.
     *
     * @throws dev.extenddb.error.DynamoDbException what is wrong with a request of which that cannot be said
     */
    default List<AccessRequest> access(Caller caller, I request) {
        throw new IllegalStateException(name() + " does not say what it accesses");
    }

    /**
     * Does it.
     *
     * @return the response; the stage may also fail with what this method throws
     * @throws dev.extenddb.error.DynamoDbException what the client is to be told
     */
    CompletionStage<O> execute(Caller caller, I request);
}
