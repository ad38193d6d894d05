package dev.extenddb.sts;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamArn;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.iam.Role;
import dev.extenddb.iam.RoleResource;
import dev.extenddb.iam.Signatory;
import dev.extenddb.iam.TemporaryCredentials;
import dev.extenddb.iam.User;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.policy.Authority;
import dev.extenddb.policy.Principal;
import dev.extenddb.policy.RequestContext;
import dev.extenddb.policy.Resource;
import dev.extenddb.query.QueryError;
import dev.extenddb.query.QueryForm;
import dev.extenddb.query.QueryRequest;
import dev.extenddb.query.QueryService;
import dev.extenddb.query.Xml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What STS does; see the AWS Security Token Service API reference. Thread-safe. */
public final class SecurityTokens implements QueryService {

    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long HALF_A_DAY = Duration.ofHours(12).toSeconds();

    private final Directory directory;

    /** The service for a directory's users and roles. */
    public SecurityTokens(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public String namespace() {
        return "https://sts.amazonaws.com/doc/2011-06-15/";
    }

    @Override
    public Xml run(QueryRequest request) {
        QueryForm form = request.form();
        Signatory sender = request.sender();
        return switch (request.action()) {
            case "GetCallerIdentity" -> identity(sender.principal());
            case "GetSessionToken" -> sessionToken(form, sender);
            case "AssumeRole" -> assumeRole(form, sender, request.authority());
            case "GetAccessKeyInfo" -> keyInfo(request);
            default -> throw request.unknownAction();
        };
    }

    private Xml keyInfo(QueryRequest request) {
        String keyId = request.form().require("AccessKeyId");
        Resource anything = Resource.of("*", request.account());
        request.authority().require(access("sts:GetAccessKeyInfo", anything, request.form(), Map.of()));
        Principal principal = directory
                .signatories()
                .find(keyId)
                .map(Signatory::principal)
                .orElseThrow(() -> QueryError.invalid("Invalid AccessKeyId"));
        return new Xml().text("Account", principal.account());
    }

    private static Xml identity(Principal principal) {
        return new Xml()
                .text("Arn", principal.arn())
                .text("UserId", principal.id())
                .text("Account", principal.account());
    }

    private Xml sessionToken(QueryForm form, Signatory sender) {
        Principal principal = sender.principal();
        Optional<User> user = sender.expiresAt().isPresent()
                ? Optional.empty()
                : principal.userName().flatMap(name -> directory.users().find(principal.account(), name));
        User found = user.orElseThrow(
                () -> new QueryError(403, "AccessDenied", "Cannot call GetSessionToken with session credentials")
                        .toRefusal());
        var duration = Duration.ofSeconds(form.number("DurationSeconds", HALF_A_DAY));
        return new Xml().element("Credentials", credentials(directory.sessions().ofUser(found, duration)));
    }

    private Xml assumeRole(QueryForm form, Signatory sender, Authority authority) {
        String arn = form.require("RoleArn");
        String name = form.require("RoleSessionName");
        Map<String, String> tags = form.tags();
        IamArn named = IamArn.parse(arn, IamArn.ROLE).orElseThrow(() -> QueryError.invalid(arn + " is invalid"));
        Optional<Role> role = directory.roles().findByArn(arn);
        Resource resource = role.<Resource>map(RoleResource::new).orElseGet(() -> new AbsentRole(arn, named.account()));
        authority.require(access("sts:AssumeRole", resource, form, tags));
        if (!tags.isEmpty()) {
            authority.require(access("sts:TagSession", resource, form, tags));
        }
        Role found = role.orElseThrow();
        TemporaryCredentials credentials =
                directory.sessions().ofRole(found, name, duration(form, sender), sessionPolicies(form, found), tags);
        return new Xml()
                .element(
                        "AssumedRoleUser",
                        new Xml().text("AssumedRoleId", found.id() + ":" + name).text("Arn", found.sessionArn(name)))
                .element("Credentials", credentials(credentials));
    }

    /** The policies that bound a session: the one given, and managed ones of the role's account or of AWS. */
    private List<String> sessionPolicies(QueryForm form, Role role) {
        var documents = new ArrayList<String>(form.find("Policy").stream().toList());
        for (String prefix : form.prefixes("PolicyArns", "arn")) {
            String arn = form.require(prefix + "arn");
            documents.add(directory
                    .managedPolicies()
                    .findUsable(role.account(), arn)
                    .map(ManagedPolicy::document)
                    .orElseThrow(() -> QueryError.invalid("PolicyArn " + arn + " is not valid")));
        }
        return documents;
    }

    private static Duration duration(QueryForm form, Signatory sender) {
        long seconds = form.number("DurationSeconds", HOUR);
        boolean chained = sender.principal().roleArn().isPresent();
        if (chained && seconds > HOUR) {
            throw QueryError.invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by "
                            + "role chaining");
        }
        return Duration.ofSeconds(seconds);
    }

    private static AccessRequest access(String action, Resource resource, QueryForm form, Map<String, String> tags) {
        return new AccessRequest(action, resource, key -> values(key, form, tags));
    }

    private static List<String> values(String key, QueryForm form, Map<String, String> tags) {
        if (key.startsWith("aws:requesttag/")) {
            return RequestContext.ofTag(tags, key.substring("aws:requesttag/".length()));
        }
        return switch (key) {
            case "aws:tagkeys" -> List.copyOf(tags.keySet());
            case "sts:externalid" -> form.find("ExternalId").stream().toList();
            case "sts:rolesessionname" -> form.find("RoleSessionName").stream().toList();
            default -> List.of();
        };
    }

    private static Xml credentials(TemporaryCredentials credentials) {
        return new Xml()
                .text("AccessKeyId", credentials.accessKeyId())
                .text("SecretAccessKey", credentials.secretAccessKey())
                .text("SessionToken", credentials.sessionToken())
                .text("Expiration", credentials.expiration().toString());
    }
}
