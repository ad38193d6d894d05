package dev.extenddb.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.error.NoAnswerException;
import dev.extenddb.item.Bytes;
import dev.extenddb.operation.Caller;
import dev.extenddb.operation.Operation;
import dev.extenddb.operation.OperationCatalog;
import dev.extenddb.storage.StorageException;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.Violations;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * DynamoDB's endpoint: AWS JSON 1.0 in, operation, AWS JSON 1.0 out. A request is read once, straight from its bytes into the operation's
 * own members. The order of checks is DynamoDB's: target, JSON, caller, model constraints, and then the operation's own. Thread-safe.
 */
public final class Endpoint implements WireEndpoint {

    private static final System.Logger LOG = System.getLogger(Endpoint.class.getName());

    /** The longest attribute name in bytes, with room to tell a longer one what is wrong with it. */
    private static final int LONGEST_NAME = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNameLength(LONGEST_NAME).build())
            .build();

    private static final Bytes EMPTY_OBJECT = Bytes.of((byte) '{', (byte) '}');

    private final OperationCatalog operations;
    private final Authenticator authenticator;

    /** An endpoint for the operations of one engine. */
    public Endpoint(OperationCatalog operations, Authenticator authenticator) {
        this.operations = operations;
        this.authenticator = authenticator;
    }

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        String requestId = RequestId.next();
        try {
            return switch (request.method()) {
                case "POST" -> post(request, requestId);
                case "OPTIONS" -> done(Responses.preflight(request, requestId));
                case "GET" ->
                    done(
                            isRoot(request)
                                    ? Responses.healthy(request, requestId)
                                    : Responses.unknown(request, requestId));
                default -> done(Responses.unknown(request, requestId));
            };
        } catch (RuntimeException e) {
            return done(failure(request, requestId, e));
        }
    }

    private static CompletionStage<WireResponse> done(WireResponse response) {
        return CompletableFuture.completedFuture(response);
    }

    private static boolean isRoot(WireRequest request) {
        return request.path().equals("/") || request.path().startsWith("/?");
    }

    private CompletionStage<WireResponse> post(WireRequest request, String requestId) {
        if (!isRoot(request) || !hasJsonBody(request)) {
            return done(Responses.unknown(request, requestId));
        }
        Operation<?, ?> operation =
                Target.of(request).flatMap(operations::find).orElseThrow(() -> unknownOperation(request));
        return answer(operation, request)
                .handle((output, failure) -> failure == null
                        ? Responses.success(request, requestId, output)
                        : failure(request, requestId, failure));
    }

    private static boolean hasJsonBody(WireRequest request) {
        Optional<String> contentType = request.headers().first("Content-Type");
        return request.body().length() == 0
                || contentType
                        .filter(type ->
                                type.startsWith("application/x-amz-json-1.0") || type.startsWith("application/json"))
                        .isPresent();
    }

    private static DynamoDbException unknownOperation(WireRequest request) {
        boolean anonymous = request.headers().first("Authorization").isEmpty();
        return Target.isAbsent(request) && anonymous
                ? new DynamoDbException(
                        ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token")
                : new DynamoDbException(ErrorCode.UNKNOWN_OPERATION, "");
    }

    private <I, O extends JsonOutput> CompletionStage<O> answer(Operation<I, O> operation, WireRequest request) {
        Structure<I> input = operation.input();
        Object raw = read(input, Compression.decode(request));
        Caller caller = authenticator.authenticate(request);
        var violations = new Violations();
        input.check(raw, "", violations);
        violations.throwIfAny();
        return operations.dispatch(operation, caller, input.build(raw));
    }

    private static Object read(Structure<?> input, Bytes body) {
        Bytes json = body.length() == 0 ? EMPTY_OBJECT : body;
        try (JsonParser parser = JSON.createParser(json.unsafeArray())) {
            parser.nextToken();
            Object raw = input.read(parser);
            JsonToken trailing = parser.nextToken();
            if (trailing != null) {
                throw new DynamoDbException(ErrorCode.SERIALIZATION, null);
            }
            return raw;
        } catch (InputCoercionException e) {
            throw new DynamoDbException(ErrorCode.SERIALIZATION, "NUMBER_VALUE cannot be converted to Integer");
        } catch (IOException e) {
            throw new DynamoDbException(ErrorCode.SERIALIZATION, null);
        }
    }

    private static WireResponse failure(WireRequest request, String requestId, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DynamoDbException error) {
            return Responses.error(request, requestId, error);
        }
        if (cause instanceof NoAnswerException) {
            return WireResponse.NONE;
        }
        LOG.log(System.Logger.Level.ERROR, "Request " + requestId + " failed", cause);
        boolean unavailable = cause instanceof StorageException storage && storage.retryable();
        return Responses.error(
                request,
                requestId,
                unavailable
                        ? new DynamoDbException(
                                ErrorCode.SERVICE_UNAVAILABLE, "Service is unavailable. Please try again.")
                        : new DynamoDbException(ErrorCode.INTERNAL_SERVER_ERROR, "Internal server error"));
    }
}
