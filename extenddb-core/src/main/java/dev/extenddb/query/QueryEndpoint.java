package dev.extenddb.query;

import dev.extenddb.audit.AuditEvent;
import dev.extenddb.audit.AuditLog;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.SignatureCheck;
import dev.extenddb.iam.SignatureCheck.Signed;
import dev.extenddb.operation.Caller;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.RequestReport;
import dev.extenddb.protocol.SignedRequests;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.sigv4.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Answers requests to services of the query protocol on the same port as another endpoint, which gets all that is no form: parameters stand
 * in the body of a POST, or in the query string, as in a URL that was signed for somebody else. Which service is meant, the signature says. Since these services keep their things in the database, the work is done on an executor. Thread-safe.
 */
public final class QueryEndpoint implements WireEndpoint {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final WireEndpoint other;
    private final List<Door> doors;
    private final InstantSource clock;
    private final Executor executor;
    private final RequestObserver observer;
    private final AuditLog audit;

    private record Door(QueryService service, SignatureCheck check, QueryResponses responses) {

        boolean isMeantBy(WireRequest request) {
            return request.headers()
                            .first("Authorization")
                            .filter(signature -> signature.contains("/" + service.name() + "/aws4_request"))
                            .isPresent()
                    || request.path().contains("%2F" + service.name() + "%2Faws4_request");
        }
    }

    /** What is known of a request by and by. */
    private static final class Trace {
        private final String requestId = UUID.randomUUID().toString();
        private final long start = System.nanoTime();
        private Optional<Caller> caller = Optional.empty();
        private Optional<String> action = Optional.empty();
        private Optional<QueryChange> change = Optional.empty();
        private Optional<DynamoDbException> error = Optional.empty();
        private String outcome = AuditEvent.SUCCESS;
    }

    /**
     * An endpoint.
     *
     * @param other answers all other requests
     * @param services at least one; the first is taken to be meant by requests that name none
     * @param directory knows whose access keys are
     * @param clock tells the time
     * @param executor where the database may be waited for
     * @param observer hears of each request when it is answered
     */
    public QueryEndpoint(
            WireEndpoint other,
            List<QueryService> services,
            Directory directory,
            InstantSource clock,
            Executor executor,
            RequestObserver observer) {
        this.other = other;
        this.doors = services.stream()
                .map(service -> new Door(
                        service,
                        new SignatureCheck(directory, service.name(), clock),
                        new QueryResponses(service.namespace())))
                .toList();
        this.clock = clock;
        this.executor = executor;
        this.observer = observer;
        this.audit = AuditLog.NONE;
    }

    private QueryEndpoint(QueryEndpoint like, AuditLog audit) {
        this.other = like.other;
        this.doors = like.doors;
        this.clock = like.clock;
        this.executor = like.executor;
        this.observer = like.observer;
        this.audit = audit;
    }

    /** The same endpoint, telling an audit of all that is changed, or was to be. */
    public QueryEndpoint auditedBy(AuditLog log) {
        return new QueryEndpoint(this, log);
    }

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        if (!isForm(request)) {
            return other.handle(request);
        }
        Door door = doors.stream()
                .filter(candidate -> candidate.isMeantBy(request))
                .findFirst()
                .orElse(doors.get(0));
        var trace = new Trace();
        try {
            return CompletableFuture.supplyAsync(() -> observed(door, request, trace), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(door.responses()
                    .error(trace.requestId, new QueryError(503, "ServiceUnavailable", "There are too many requests.")));
        }
    }

    private static boolean isForm(WireRequest request) {
        return switch (request.method()) {
            case "POST" ->
                request.headers()
                        .first("Content-Type")
                        .filter(type -> type.startsWith(FORM))
                        .isPresent();
            case "GET" -> request.path().startsWith("/?") && ("&" + query(request)).contains("&Action=");
            default -> false;
        };
    }

    private static String query(WireRequest request) {
        int question = request.path().indexOf('?');
        return question < 0 ? "" : request.path().substring(question + 1);
    }

    private WireResponse observed(Door door, WireRequest request, Trace trace) {
        WireResponse response = answer(door, request, trace);
        trace.change
                .map(change -> change.event(trace.requestId, request.peer(), clock.instant(), trace.outcome))
                .ifPresent(audit::record);
        try {
            observer.answered(new RequestReport(
                    trace.requestId,
                    request.peer(),
                    trace.caller,
                    trace.action,
                    Optional.empty(),
                    response.status(),
                    trace.error,
                    System.nanoTime() - trace.start,
                    request.body().length(),
                    response.body().length()));
        } catch (RuntimeException e) {
            log().log(System.Logger.Level.WARNING, "A request could not be counted", e);
        }
        return response;
    }

    private WireResponse answer(Door door, WireRequest request, Trace trace) {
        try {
            QueryRequest asked = asked(door, request, trace);
            trace.action = Optional.of(door.service().name() + ":" + asked.action());
            trace.change = QueryChange.in(door.service(), asked);
            Xml result = door.service().run(asked);
            return door.responses().success(trace.requestId, asked.action(), result);
        } catch (DynamoDbException e) {
            trace.error = Optional.of(e);
            return refused(door, trace, QueryError.of(e));
        } catch (IamException e) {
            var error = new QueryError(e.code().httpStatus(), e.code().wireName(), e.getMessage());
            return refused(door, trace, error);
        } catch (QueryError.Refusal e) {
            trace.action = trace.action.filter(action -> !e.error().code().equals(QueryRequest.UNKNOWN_ACTION));
            return refused(door, trace, e.error());
        } catch (RuntimeException e) {
            log().log(System.Logger.Level.ERROR, "Request " + trace.requestId + " failed", e);
            var error = new QueryError(500, "InternalFailure", "The request could not be processed.");
            return refused(door, trace, error);
        }
    }

    private static WireResponse refused(Door door, Trace trace, QueryError error) {
        trace.outcome = error.code();
        return door.responses().error(trace.requestId, error);
    }

    private QueryRequest asked(Door door, WireRequest request, Trace trace) {
        Signed signed = door.check()
                .signatoryOf(
                        new SignedRequest(request.method(), request.path(), request.headers()::all, request.body()));
        var authority = SignedRequests.authority(signed, request);
        trace.caller = Optional.of(new Caller(
                signed.by().principal().account(),
                signed.region(),
                request.headers().first("Host").orElse("localhost"),
                authority));
        String body = new String(request.body().unsafeArray(), StandardCharsets.UTF_8);
        var form = QueryForm.of(query(request) + "&" + body);
        return new QueryRequest(form.require("Action"), form, signed.by(), authority);
    }

    /** Found only when there is something to log: the first one to be found starts the platform's logging, which takes a while. */
    private static System.Logger log() {
        return System.getLogger(QueryEndpoint.class.getName());
    }
}
