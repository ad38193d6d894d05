package dev.extenddb.query;

import dev.extenddb.audit.AuditEvent;
import dev.extenddb.protocol.Peer;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * That a request is to change something, or to hand out credentials.
 *
 * @param action the service and its action
 * @param request the request
 */
record QueryChange(String action, QueryRequest request) {

    private static final Pattern READING = Pattern.compile("(Get|List|Simulate|Generate)[A-Z].*");

    /** Actions that are called as if they read, but hand out credentials. */
    private static final Set<String> CREDENTIALS = Set.of("GetSessionToken", "GetFederationToken");

    /** Parameters that say what something is done to; none of them is a secret. */
    private static final List<String> NAMES = List.of(
            "UserName",
            "GroupName",
            "RoleName",
            "RoleArn",
            "RoleSessionName",
            "PolicyName",
            "PolicyArn",
            "PermissionsBoundary",
            "VersionId",
            "AccessKeyId",
            "Status",
            "NewUserName",
            "NewGroupName",
            "AccountAlias");

    static Optional<QueryChange> in(QueryService service, QueryRequest request) {
        String name = request.action();
        return READING.matcher(name).matches() && !CREDENTIALS.contains(name)
                ? Optional.empty()
                : Optional.of(new QueryChange(service.name() + ":" + name, request));
    }

    AuditEvent event(String requestId, Peer peer, Instant now, String outcome) {
        String target = NAMES.stream()
                .flatMap(name -> request.form().find(name).map(value -> name + "=" + value).stream())
                .collect(Collectors.joining(" "));
        return new AuditEvent(
                now,
                request.sender().principal().arn(),
                action,
                request.account(),
                target,
                peer.address().map(InetAddress::getHostAddress).orElse(""),
                outcome,
                requestId);
    }
}
