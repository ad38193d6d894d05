package dev.extenddb.iam;

import dev.extenddb.policy.CompiledPolicy;
import dev.extenddb.policy.Permissions;
import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyKind;
import dev.extenddb.policy.Principal;
import dev.extenddb.policy.PrincipalAuthority;
import dev.extenddb.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together from the catalog who an access key belongs to, and all policies that hang on them. Thread-safe. */
final class SignatoryLoader {

    /** A boundary that is gone lets nothing through. */
    private static final String NOTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}""";

    private final DirectoryRecords records;
    private final SecretKeyring keyring;
    private final PolicyLookup policies;

    SignatoryLoader(DirectoryRecords records, SecretKeyring keyring) {
        this.records = records;
        this.keyring = keyring;
        this.policies = records.policies();
    }

    Optional<Signatory> load(String accessKeyId) {
        return Names.isTemporaryKeyId(accessKeyId) ? loadSession(accessKeyId) : loadUser(accessKeyId);
    }

    private Optional<Signatory> loadUser(String accessKeyId) {
        Optional<User> user = records.keyOwners()
                .find("", accessKeyId)
                .flatMap(owner -> records.users().find(owner.account(), owner.user()));
        Optional<AccessKey> key =
                user.flatMap(known -> known.accessKey(accessKeyId)).filter(AccessKey::active);
        return key.map(active -> new Signatory(
                keyring.open(active.sealedSecret(), active.id()),
                Optional.empty(),
                Optional.empty(),
                principal(user.orElseThrow()),
                permissions(user.orElseThrow())));
    }

    private Optional<Signatory> loadSession(String accessKeyId) {
        return records.sessions()
                .find("", accessKeyId)
                .flatMap(session -> session.roleSession().isPresent()
                        ? roleSession(session, session.roleSession().get())
                        : userSession(session));
    }

    private Optional<Signatory> userSession(Session session) {
        return records.users()
                .find(session.account(), session.principal())
                .filter(user -> user.id().equals(session.principalId()))
                .map(user -> signatory(session, principal(user), permissions(user)));
    }

    private Optional<Signatory> roleSession(Session session, String name) {
        return records.roles()
                .find(session.account(), session.principal())
                .filter(role -> role.id().equals(session.principalId()))
                .map(role -> signatory(session, principal(role, name, session.tags()), permissions(role, session)));
    }

    /** What somebody may do, by the ARN of a user, a group, a role, or a session of a role that need not be there. */
    Optional<PrincipalAuthority> authority(String arn, RequestContext context) {
        Optional<IamArn> named = IamArn.parse(arn);
        if (named.isPresent()) {
            return authority(named.get(), context)
                    .filter(found -> found.principal().arn().equals(arn));
        }
        return SessionArn.parse(arn)
                .flatMap(session -> records.roles()
                        .find(session.account(), session.role())
                        .map(role -> new PrincipalAuthority(
                                principal(role, session.session(), Map.of()), permissions(role, List.of()), context)));
    }

    private Optional<PrincipalAuthority> authority(IamArn arn, RequestContext context) {
        return switch (arn.kind()) {
            case IamArn.USER -> records.users().find(arn.account(), arn.name()).map(found -> authority(found, context));
            case IamArn.GROUP ->
                records.groups().find(arn.account(), arn.name()).map(found -> authority(found, context));
            case IamArn.ROLE -> records.roles().find(arn.account(), arn.name()).map(found -> authority(found, context));
            default -> Optional.empty();
        };
    }

    private Signatory signatory(Session session, Principal principal, Permissions permissions) {
        return new Signatory(
                keyring.open(session.sealedSecret(), session.accessKeyId()),
                Optional.of(session.tokenHash()),
                Optional.of(session.expiresAt()),
                principal,
                permissions);
    }

    private static Principal principal(User user) {
        return new Principal(
                user.account(), user.arn(), Optional.empty(), user.id(), Optional.of(user.name()), user.tags());
    }

    private static Principal principal(Role role, String sessionName, Map<String, String> sessionTags) {
        Map<String, String> tags = Tags.without(role.tags(), sessionTags.keySet());
        tags.putAll(sessionTags);
        return new Principal(
                role.account(),
                role.sessionArn(sessionName),
                Optional.of(role.arn()),
                role.id() + ":" + sessionName,
                Optional.empty(),
                tags);
    }

    private Permissions permissions(User user) {
        var identity = new ArrayList<>(identity(user.account(), user.policies()));
        user.groups()
                .forEach((name, id) -> records.groups()
                        .find(user.account(), name)
                        .filter(group -> group.id().equals(id))
                        .ifPresent(group -> identity.addAll(identity(group.account(), group.policies()))));
        return new Permissions(identity, boundary(user.account(), user.policies()), List.of());
    }

    /** What a user may do. */
    private PrincipalAuthority authority(User user, RequestContext context) {
        return new PrincipalAuthority(principal(user), permissions(user), context);
    }

    /** What a role may do in a session that nothing bounds. */
    private PrincipalAuthority authority(Role role, RequestContext context) {
        var principal = new Principal(
                role.account(), role.arn(), Optional.of(role.arn()), role.id(), Optional.empty(), role.tags());
        return new PrincipalAuthority(principal, permissions(role, List.of()), context);
    }

    /** What a group gives its members. */
    private PrincipalAuthority authority(Group group, RequestContext context) {
        var principal =
                new Principal(group.account(), group.arn(), Optional.empty(), group.id(), Optional.empty(), Map.of());
        var permissions = new Permissions(identity(group.account(), group.policies()), Optional.empty(), List.of());
        return new PrincipalAuthority(principal, permissions, context);
    }

    private Permissions permissions(Role role, Session session) {
        return permissions(
                role,
                session.policies().stream()
                        .map(document -> compiled("session policy", document, PolicyKind.SESSION))
                        .toList());
    }

    private Permissions permissions(Role role, List<CompiledPolicy> bounds) {
        return new Permissions(
                identity(role.account(), role.policies()), boundary(role.account(), role.policies()), bounds);
    }

    private List<CompiledPolicy> identity(String account, AttachedPolicies attached) {
        var compiled = new ArrayList<CompiledPolicy>();
        attached.inline().forEach((name, document) -> compiled.add(compiled(name, document, PolicyKind.IDENTITY)));
        attached.managed()
                .forEach((name, id) -> policies.find(account, name)
                        .filter(policy -> policy.id().equals(id))
                        .ifPresent(policy ->
                                compiled.add(compiled(policy.arn(), policy.document(), PolicyKind.IDENTITY))));
        return compiled;
    }

    private Optional<CompiledPolicy> boundary(String account, AttachedPolicies attached) {
        return attached.boundary().map(text -> {
            Optional<ManagedPolicy> named =
                    AttachedPolicies.isReference(text) ? policies.byArn(account, text) : Optional.empty();
            String document =
                    named.map(ManagedPolicy::document).orElse(AttachedPolicies.isReference(text) ? NOTHING : text);
            return compiled(
                    named.map(ManagedPolicy::arn).orElse("permissions boundary"), document, PolicyKind.BOUNDARY);
        });
    }

    private static CompiledPolicy compiled(String name, String document, PolicyKind kind) {
        return CompiledPolicy.of(name, PolicyDocument.parse(document, kind));
    }
}
