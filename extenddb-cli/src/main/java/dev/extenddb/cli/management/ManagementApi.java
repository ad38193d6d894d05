package dev.extenddb.cli.management;

import dev.extenddb.audit.AuditEvent;
import dev.extenddb.audit.AuditLog;
import dev.extenddb.audit.AuditTrail;
import dev.extenddb.cli.management.RouteTable.Match;
import dev.extenddb.iam.AccountStore;
import dev.extenddb.iam.AdminStore;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.PasswordHash;
import dev.extenddb.policy.MalformedPolicyException;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.settings.SettingsStore;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.StorageException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Answers requests to {@code /management} and below. It waits for the database, and for passwords to be checked. Thread-safe. */
public final class ManagementApi implements Function<WireRequest, WireResponse> {

    /** The path that all others are below. */
    public static final String PATH = "/management";

    private static final System.Logger LOG = System.getLogger(ManagementApi.class.getName());

    private static final String LOGIN = "management:Login";

    private final Services services;
    private final AuditLog audit;
    private final AuditLog later;
    private final RouteTable table;
    private final Login login;

    /**
     * The API.
     *
     * @param catalog where all is kept
     * @param directory the same one that authenticates requests, so that changes take effect at once
     * @param trail where to look for what was done
     * @param audit is told what is done
     * @param later is told what need not be kept at once
     * @param hash makes passwords unreadable
     * @param clock tells the time
     */
    public ManagementApi(
            CatalogStore catalog,
            Directory directory,
            AuditTrail trail,
            AuditLog audit,
            AuditLog later,
            PasswordHash hash,
            InstantSource clock) {
        this.services = new Services(
                catalog,
                directory,
                new AccountStore(catalog),
                new AdminStore(catalog),
                new SettingsStore(catalog),
                trail,
                new Passwords(hash),
                clock);
        this.audit = audit;
        this.later = later;
        this.table = Resources.table(services);
        this.login = new Login(services);
    }

    /** All that can be asked for. */
    RouteTable routes() {
        return table;
    }

    @Override
    public WireResponse apply(WireRequest request) {
        String requestId = UUID.randomUUID().toString();
        return answer(request, requestId).toResponse(requestId);
    }

    private Answer answer(WireRequest request, String requestId) {
        try {
            Match match = table.find(request.method(), path(request));
            Actor actor = actor(match.route(), request, requestId);
            Call call = new Call(
                    actor, match.places(), query(match.route(), request), body(match.route(), request), text(request));
            return run(match.route(), call, request, requestId);
        } catch (ApiException e) {
            Answer refusal = Answer.failure(e.status(), e.code(), e.getMessage());
            return e.status() == 401 ? refusal.with("WWW-Authenticate", "Basic realm=\"extenddb\"") : refusal;
        } catch (TooManyTries e) {
            return Answer.failure(429, "TooManyRequests", e.getMessage() + " Try again in " + e.seconds() + " seconds.")
                    .with("Retry-After", Long.toString(e.seconds()));
        } catch (StorageException e) {
            LOG.log(System.Logger.Level.ERROR, "Request " + requestId + " failed", e);
            return Answer.failure(503, "ServiceUnavailable", "The database does not answer. Try again soon.");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Request " + requestId + " failed", e);
            return Answer.failure(500, "InternalFailure", "The request could not be done; the server's log says why.");
        }
    }

    private Actor actor(Route route, WireRequest request, String requestId) {
        if (route.access() == Access.ANYBODY) {
            return Actor.NOBODY;
        }
        try {
            return login.of(request);
        } catch (ApiException e) {
            if (e.status() == 401 && request.headers().first("Authorization").isPresent()) {
                // Not written at once: whoever guesses must not be able to fill the database at any speed they like.
                later.record(event(Login.named(request), LOGIN, "", "", request, e.code(), requestId));
            }
            throw e;
        }
    }

    private Answer run(Route route, Call call, WireRequest request, String requestId) {
        String outcome = AuditEvent.SUCCESS;
        String made = call.findText(route.subject()).orElse("");
        try {
            requireAccess(route, call);
            Answer answer = route.handler().apply(call);
            made = made.isEmpty() ? answer.body().path(route.subject()).asText("") : made;
            return answer;
        } catch (ApiException e) {
            outcome = e.code();
            throw e;
        } catch (IamException e) {
            outcome = e.code().wireName();
            throw new ApiException(e.code().httpStatus(), outcome, e.getMessage());
        } catch (MalformedPolicyException e) {
            outcome = "MalformedPolicyDocument";
            throw new ApiException(400, outcome, e.getMessage());
        } catch (RuntimeException e) {
            outcome = "InternalFailure";
            throw e;
        } finally {
            if (!route.action().isEmpty()) {
                services.directory().signatories().forget();
                String account = call.path().getOrDefault("account", "");
                audit.record(event(
                        call.actor().name(),
                        route.action(),
                        account,
                        made.isEmpty() ? path(request) : path(request) + "/" + made,
                        request,
                        outcome,
                        requestId));
            }
        }
    }

    private AuditEvent event(
            String actor,
            String action,
            String account,
            String target,
            WireRequest request,
            String outcome,
            String requestId) {
        return new AuditEvent(
                services.clock().instant(),
                actor,
                action,
                account,
                target,
                Addresses.text(request),
                outcome,
                requestId);
    }

    private void requireAccess(Route route, Call call) {
        Actor actor = call.actor();
        if (!mayUse(route, call)) {
            throw new ApiException(
                    403, "AccessDenied", "This is for " + route.access().words() + " only.");
        }
        if (actor.isAdministrator() && call.path().containsKey("account")) {
            if (services.accounts().find(call.account()).isEmpty()) {
                throw ApiException.absent("The account with id " + call.account() + " cannot be found.");
            }
        }
    }

    private static boolean mayUse(Route route, Call call) {
        return switch (route.access()) {
            case ANYBODY -> true;
            case ADMINISTRATORS -> call.actor().isAdministrator();
            case THE_USER -> call.actor().isAdministrator() || call.actor().isUser(call.account(), call.at("user"));
        };
    }

    private static String path(WireRequest request) {
        String path = request.path();
        int end = path.indexOf('?');
        return path.substring(PATH.length(), end < 0 ? path.length() : end);
    }

    /** What nobody knows is refused: a filter with a slip in its name would let everything through. */
    private static Map<String, String> query(Route route, WireRequest request) {
        Map<String, String> query = query(request);
        List<String> known = route.parameters().stream().map(Field::name).toList();
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                throw ApiException.invalid("The query must not have a parameter " + name + "; it may have "
                        + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
            }
        }
        return query;
    }

    private static Map<String, String> query(WireRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        int start = request.path().indexOf('?');
        if (start < 0) {
            return query;
        }
        for (String pair : request.path().substring(start + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("The query is not well encoded.");
        }
    }

    private static RequestBody body(Route route, WireRequest request) {
        return route.document().isPresent() || route.isReading()
                ? RequestBody.EMPTY
                : RequestBody.read(text(request), route.fields());
    }

    private static String text(WireRequest request) {
        return new String(request.body().unsafeArray(), StandardCharsets.UTF_8);
    }
}
