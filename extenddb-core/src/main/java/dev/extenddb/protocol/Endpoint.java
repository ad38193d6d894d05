package dev.extenddb.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.error.NoAnswerException;
import dev.extenddb.error.Wording;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.LongNames;
import dev.extenddb.operation.Caller;
import dev.extenddb.operation.Operation;
import dev.extenddb.operation.OperationCatalog;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.UnknownOutcomeException;
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

    /** The longest attribute name in bytes, with room to tell a longer one what is wrong with it. */
    private static final int LONGEST_NAME = 1 << 20;

    private static final JsonFactory JSON = LongNames.upTo(LONGEST_NAME);

    private static final Bytes EMPTY_OBJECT = Bytes.of((byte) '{', (byte) '}');

    private final OperationCatalog operations;
    private final Authenticator authenticator;
    private final RequestObserver observer;
    private final Optional<Wording> wording;

    /**
     * An endpoint for the operations of one engine.
     *
     * @param observer hears of each request when it is answered
     * @param wording in which all errors speak; if empty, each operation speaks in its own
     */
    public Endpoint(
            OperationCatalog operations,
            Authenticator authenticator,
            RequestObserver observer,
            Optional<Wording> wording) {
        this.operations = operations;
        this.authenticator = authenticator;
        this.observer = observer;
        this.wording = wording;
    }

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        var trace = new RequestTrace(request, RequestId.next());
        try {
            return switch (request.method()) {
                case "POST" -> post(trace);
                case "OPTIONS" -> done(trace, Responses.preflight(request, trace.requestId()));
                case "GET" ->
                    done(
                            trace,
                            isRoot(request)
                                    ? Responses.healthy(request, trace.requestId())
                                    : Responses.unknown(request, trace.requestId()));
                default -> done(trace, Responses.unknown(request, trace.requestId()));
            };
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failure(trace, e));
        }
    }

    private CompletionStage<WireResponse> done(RequestTrace trace, WireResponse response) {
        return CompletableFuture.completedFuture(told(trace, response, Optional.empty()));
    }

    private WireResponse told(RequestTrace trace, WireResponse response, Optional<DynamoDbException> error) {
        try {
            observer.answered(trace.report(response, error));
        } catch (RuntimeException e) {
            log().log(System.Logger.Level.WARNING, "A request could not be counted", e);
        }
        return response;
    }

    private static boolean isRoot(WireRequest request) {
        return request.path().equals("/") || request.path().startsWith("/?");
    }

    private CompletionStage<WireResponse> post(RequestTrace trace) {
        WireRequest request = trace.request();
        if (!isRoot(request) || !hasJsonBody(request)) {
            return done(trace, Responses.unknown(request, trace.requestId()));
        }
        Operation<?, ?> operation = operation(request);
        trace.operation(operation);
        return answer(operation, trace)
                .handle((output, failure) -> failure == null
                        ? told(trace, Responses.success(request, trace.requestId(), output), Optional.empty())
                        : failure(trace, failure));
    }

    private static boolean hasJsonBody(WireRequest request) {
        String contentType = request.headers().first("Content-Type").orElse("");
        return request.body().length() == 0
                || contentType.startsWith("application/x-amz-json-1.0")
                || contentType.startsWith("application/json");
    }

    private Operation<?, ?> operation(WireRequest request) {
        Optional<String> target = Target.of(request);
        Optional<Operation<?, ?>> operation = target.isPresent() ? operations.find(target.get()) : Optional.empty();
        if (operation.isEmpty()) {
            throw unknownOperation(request);
        }
        return operation.get();
    }

    private static DynamoDbException unknownOperation(WireRequest request) {
        boolean anonymous = request.headers().first("Authorization").isEmpty();
        return Target.isAbsent(request) && anonymous
                ? new DynamoDbException(
                        ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token")
                : new DynamoDbException(ErrorCode.UNKNOWN_OPERATION, "");
    }

    private <I, O extends JsonOutput> CompletionStage<O> answer(Operation<I, O> operation, RequestTrace trace) {
        WireRequest request = trace.request();
        Object raw = read(operation.input(), Compression.decode(request));
        trace.input(raw);
        return authenticator.sender(request).thenCompose(caller -> {
            trace.caller(caller);
            return dispatch(operation, caller, raw);
        });
    }

    private <I, O extends JsonOutput> CompletionStage<O> dispatch(
            Operation<I, O> operation, Caller caller, Object raw) {
        Structure<I> input = operation.input();
        Violations violations = wording.isPresent() ? Violations.none(wording.get()) : Violations.none();
        input.check(raw, "", violations);
        violations.throwIfAny();
        I members = input.build(raw);
        if (caller.authority().isLimited()) {
            operation.access(caller, members).forEach(caller::require);
        }
        return operations.dispatch(operation, caller, members);
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

    private WireResponse failure(RequestTrace trace, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NoAnswerException) {
            return told(trace, WireResponse.NONE, Optional.empty());
        }
        DynamoDbException error = cause instanceof DynamoDbException known ? known : fault(trace, cause);
        WireResponse response =
                Responses.error(trace.request(), trace.requestId(), error, wording.orElse(trace.wording()));
        return told(trace, response, Optional.of(error));
    }

    /** What no client can cause is logged, and not told to clients. */
    private static DynamoDbException fault(RequestTrace trace, Throwable cause) {
        boolean retryable = cause instanceof StorageException storage && storage.retryable();
        if (retryable) {
            log().log(System.Logger.Level.WARNING, "Request " + trace.requestId() + " failed: " + cause.getMessage());
        } else {
            log().log(System.Logger.Level.ERROR, "Request " + trace.requestId() + " failed", cause);
        }
        boolean unavailable = retryable && !(cause instanceof UnknownOutcomeException);
        return unavailable
                ? new DynamoDbException(ErrorCode.SERVICE_UNAVAILABLE, "Service is unavailable. Please try again.")
                : new DynamoDbException(ErrorCode.INTERNAL_SERVER_ERROR, "Internal server error");
    }

    /** Found only when there is something to log: the first one to be found starts the platform's logging, which takes a while. */
    private static System.Logger log() {
        return System.getLogger(Endpoint.class.getName());
    }
}
