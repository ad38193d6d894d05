package dev.extenddb.policy;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * What a principal may do by its policies, over one connection. Thread-safe.
 *
 * @param principal who asks
 * @param permissions its policies
 * @param connection keys about the request as a whole, such as {@code aws:SourceIp}
 */
public record PrincipalAuthority(Principal principal, Permissions permissions, RequestContext connection)
        implements Authority {

    private static final String PRINCIPAL_TAG = "aws:principaltag/";
    private static final String RESOURCE_TAG = "aws:resourcetag/";

    @Override
    public boolean isLimited() {
        return true;
    }

    @Override
    public void require(AccessRequest request) {
        Decision decision = decide(request);
        if (!decision.isAllowed()) {
            throw new DynamoDbException(
                    ErrorCode.ACCESS_DENIED,
                    "User: " + principal.arn() + " is not authorized to perform: " + request.action() + " on resource: "
                            + request.resource().arn() + " " + decision.because(request.action()));
        }
    }

    @Override
    public Optional<Principal> holder() {
        return Optional.of(principal);
    }

    /** What the policies say of a request. */
    public Decision decide(AccessRequest request) {
        RequestContext context = request.context()
                .or(key -> resourceKey(request.resource(), key))
                .or(this::principalKey)
                .or(connection);
        return permissions.decide(principal, request, context);
    }

    private static List<String> resourceKey(Resource resource, String key) {
        if (key.startsWith(RESOURCE_TAG)) {
            return RequestContext.ofTag(resource.tags(), key.substring(RESOURCE_TAG.length()));
        }
        return key.equals("aws:resourceaccount") ? List.of(resource.account()) : List.of();
    }

    private List<String> principalKey(String key) {
        if (key.startsWith(PRINCIPAL_TAG)) {
            return RequestContext.ofTag(principal.tags(), key.substring(PRINCIPAL_TAG.length()));
        }
        return switch (key) {
            case "aws:principalarn" -> List.of(principal.principalArn());
            case "aws:principalaccount" -> List.of(principal.account());
            case "aws:principaltype" -> List.of(principal.roleArn().isPresent() ? "AssumedRole" : "User");
            case "aws:userid" -> List.of(principal.id());
            case "aws:principalisawsservice", "aws:viaawsservice" -> List.of("false");
            case "aws:username" -> principal.userName().stream().toList();
            default -> List.of();
        };
    }
}
