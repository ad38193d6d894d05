package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.extenddb.iam.Role;
import dev.extenddb.iam.RoleResource;
import dev.extenddb.iam.Session;
import dev.extenddb.iam.TemporaryCredentials;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.policy.PrincipalAuthority;
import dev.extenddb.policy.RequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sessions: temporary credentials of roles and users. */
final class SessionsResource {

    private static final String PATH = "/accounts/{account}/sessions";
    private static final long HOUR = 3_600;

    private static final View<Session> SESSION = View.<Session>named("Session")
            .text("access_key_id", "What requests name it by.", Session::accessKeyId)
            .text("principal", "The role's or user's name.", Session::principal)
            .text("kind", "role or user.", session -> session.roleSession().isPresent() ? "role" : "user")
            .maybeText("session_name", "The session's name, if it is of a role.", Session::roleSession)
            .json("tags", "array", "The session's tags.", session -> Views.tags(session.tags()))
            .time("expires_at", "When it ends.", Session::expiresAt);

    private static final View<TemporaryCredentials> CREDENTIALS = View.<TemporaryCredentials>named("Credentials")
            .text("access_key_id", "What requests name them by.", TemporaryCredentials::accessKeyId)
            .text("secret_access_key", "What requests are signed with.", TemporaryCredentials::secretAccessKey)
            .text("session_token", "What must come with requests.", TemporaryCredentials::sessionToken)
            .time("expiration", "When they end.", TemporaryCredentials::expiration);

    private final Services services;

    SessionsResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                RouteForm.post(
                                RolesResource.ONE + "/assume",
                                "sts:AssumeRole",
                                "Makes temporary credentials of a role for somebody whom its trust policy lets.")
                        .body(
                                Field.text("caller_arn", "The user or role that takes it on."),
                                Field.text("session_name", "2 to 64 letters, digits and characters of `_+=,.@-`."),
                                Field.list("session_tags", "Objects with `key` and `value`.")
                                        .optional(),
                                Field.policy("session_policy", "Bounds what the session can do.")
                                        .optional(),
                                Field.number("duration_seconds", "900 to what the role allows; 3600 unless given.")
                                        .optional(),
                                Field.text("external_id", "What the trust policy may ask for.")
                                        .optional())
                        .making("access_key_id")
                        .gives(CREDENTIALS, this::assume),
                RouteForm.get(PATH, "Lists sessions that have not ended.")
                        .lists(
                                SESSION,
                                Session::accessKeyId,
                                call -> services.directory()
                                        .sessions()
                                        .list(call.account(), call.after(), call.limit())),
                RouteForm.delete(PATH + "/{key}", "management:RevokeSession", "Ends a session before its time.")
                        .tells(this::revoke));
    }

    private TemporaryCredentials assume(Call call) {
        Role role = RolesResource.find(services, call);
        String name = call.text("session_name");
        Map<String, String> tags =
                call.body().find("session_tags").map(TagsResource::read).orElse(Map.of());
        requireTrust(role, call, tags);
        List<String> policies =
                call.body().policy("session_policy").map(List::of).orElse(List.of());
        Duration duration = Duration.ofSeconds(
                call.body().find("duration_seconds").map(JsonNode::longValue).orElse(HOUR));
        return services.directory().sessions().ofRole(role, name, duration, policies, tags);
    }

    private void requireTrust(Role role, Call call, Map<String, String> tags) {
        String arn = call.text("caller_arn");
        PrincipalAuthority authority = services.directory()
                .authorityOf(arn, RequestContext.EMPTY)
                .orElseThrow(() -> ApiException.absent("There is no user or role " + arn + "."));
        requireAllowed(authority, "sts:AssumeRole", role, call, tags);
        if (!tags.isEmpty()) {
            requireAllowed(authority, "sts:TagSession", role, call, tags);
        }
    }

    private static void requireAllowed(
            PrincipalAuthority authority, String action, Role role, Call call, Map<String, String> tags) {
        RequestContext context = key -> switch (key) {
            case "aws:tagkeys" -> List.copyOf(tags.keySet());
            case "sts:externalid" -> call.findText("external_id").stream().toList();
            case "sts:rolesessionname" -> List.of(call.text("session_name"));
            default -> SimulatorResource.requestTag(tags, key);
        };
        var decision = authority.decide(new AccessRequest(action, new RoleResource(role), context));
        if (!decision.isAllowed()) {
            throw new ApiException(
                    403,
                    "AccessDenied",
                    "User: " + authority.principal().arn() + " is not authorized to perform: " + action
                            + " on resource: " + role.arn() + " " + decision.because(action));
        }
    }

    private String revoke(Call call) {
        String keyId = call.at("key");
        boolean revoked = services.directory()
                        .sessions()
                        .find(keyId)
                        .filter(session -> session.account().equals(call.account()))
                        .isPresent()
                && services.directory().sessions().revoke(keyId);
        if (!revoked) {
            throw ApiException.absent("The session with access key " + keyId + " cannot be found.");
        }
        return "Session " + keyId + " is ended.";
    }
}
