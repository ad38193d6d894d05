package dev.extenddb.protocol;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.operation.Caller;
import java.util.Optional;

/**
 * What became of a request.
 *
 * @param requestId as in the answer
 * @param peer where the request came from
 * @param caller who sent it; empty if it was refused before that was known
 * @param operation the operation's name; empty if there is no such operation
 * @param table the name of the one table that the request is about; empty if there is none or there are several
 * @param status the HTTP status of the answer
 * @param error what the client was told; empty if all went well
 * @param nanos the time from when the whole request had come until the answer was ready to be sent, in nanoseconds
 * @param requestBytes the length of the request's body as sent
 * @param responseBytes the length of the answer's body as sent
 */
public record RequestReport(
        String requestId,
        Peer peer,
        Optional<Caller> caller,
        Optional<String> operation,
        Optional<String> table,
        int status,
        Optional<DynamoDbException> error,
        long nanos,
        int requestBytes,
        int responseBytes) {}
