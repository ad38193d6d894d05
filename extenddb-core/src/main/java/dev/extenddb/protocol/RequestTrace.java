package dev.extenddb.protocol;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.Wording;
import dev.extenddb.operation.Caller;
import dev.extenddb.operation.Operation;
import dev.extenddb.wire.Members;
import java.util.Optional;

/** What is known of a request by and by. Confined to one thread at a time. */
final class RequestTrace {

    private static final String ARN_TABLE = ":table/";

    private final WireRequest request;
    private final String requestId;
    private final long start = System.nanoTime();
    private Optional<Operation<?, ?>> operation = Optional.empty();
    private Optional<String> table = Optional.empty();
    private Optional<Caller> caller = Optional.empty();

    RequestTrace(WireRequest request, String requestId) {
        this.request = request;
        this.requestId = requestId;
    }

    WireRequest request() {
        return request;
    }

    String requestId() {
        return requestId;
    }

    void operation(Operation<?, ?> known) {
        operation = Optional.of(known);
    }

    /** In which wording the operation refuses what is wrong. */
    Wording wording() {
        return operation.isPresent() ? operation.get().wording() : Wording.OLDER;
    }

    void caller(Caller known) {
        caller = Optional.of(known);
    }

    /** The request as read, of which nothing is certain yet. */
    void input(Object raw) {
        if (raw instanceof Members members) {
            Optional<String> given = members.text("TableName");
            table = given.isPresent() ? Optional.of(nameOf(given.get())) : given;
        }
    }

    private static String nameOf(String nameOrArn) {
        int arn = nameOrArn.startsWith("arn:") ? nameOrArn.indexOf(ARN_TABLE) : -1;
        return arn < 0 ? nameOrArn : nameOrArn.substring(arn + ARN_TABLE.length());
    }

    RequestReport report(WireResponse response, Optional<DynamoDbException> error) {
        return new RequestReport(
                requestId,
                request.peer(),
                caller,
                operation.isPresent() ? Optional.of(operation.get().name()) : Optional.empty(),
                table,
                response.status(),
                error,
                System.nanoTime() - start,
                request.body().length(),
                response.body().length());
    }
}
