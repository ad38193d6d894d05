package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamArn;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.IamPath;
import dev.extenddb.iam.PolicyAttachments;
import dev.extenddb.policy.Resource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds users, groups and roles, and sees to it that only those get at them who may. Thread-safe. */
final class Owners {

    private final Directory directory;

    Owners(Directory directory) {
        this.directory = directory;
    }

    /**
     * The one that a call names, to whom its action may be done.
     *
     * @throws dev.extenddb.error.DynamoDbException if the sender may not do it, whether or not there is such a one
     * @throws IamException if there is none
     */
    Owner require(IamCall call, OwnerKind kind) {
        return require(call, kind, call.require(kind.parameter()), Map.of());
    }

    /** The user that a call names, or else its sender. */
    Owner requireUser(IamCall call) {
        return require(call, OwnerKind.USER, call.userName(), Map.of());
    }

    /** The same, telling policies of further condition keys. */
    Owner require(IamCall call, OwnerKind kind, String name, Map<String, String> keys) {
        Optional<Owner> owner = find(kind, call.account(), name);
        Resource resource = owner.map(found -> (Resource) found)
                .orElseGet(() -> Resource.of(arn(kind, call.account(), IamPath.ROOT, name), call.account()));
        Map<String, String> known = new HashMap<>(keys);
        owner.flatMap(found -> found.policies().boundaryArn())
                .ifPresent(boundary -> known.putIfAbsent("iam:permissionsboundary", boundary));
        call.allow(resource, known);
        return owner.orElseThrow(() -> absent(kind.word().toLowerCase(Locale.ROOT), name));
    }

    /** Asks whether something may be made that is not there yet. */
    void allowCreation(IamCall call, OwnerKind kind) {
        String name = call.require(kind.parameter());
        Map<String, String> keys = call.form()
                .find("PermissionsBoundary")
                .map(boundary -> Map.of("iam:permissionsboundary", boundary))
                .orElse(Map.of());
        call.allow(Resource.of(arn(kind, call.account(), call.path(), name), call.account()), keys);
    }

    /** Asks whether one may be given another path or name, by which it can be got at from then on. */
    void allowMoving(IamCall call, OwnerKind kind, IamPath newPath, String newName) {
        call.allow(Resource.of(arn(kind, call.account(), newPath, newName), call.account()));
    }

    private static String arn(OwnerKind kind, String account, IamPath path, String name) {
        return new IamArn(account, kind.word().toLowerCase(Locale.ROOT), path, name).toString();
    }

    static IamException absent(String what, String name) {
        return new IamException(
                IamException.Code.NO_SUCH_ENTITY, "The " + what + " with name " + name + " cannot be found.");
    }

    private Optional<Owner> find(OwnerKind kind, String account, String name) {
        return switch (kind) {
            case USER ->
                directory
                        .users()
                        .find(account, name)
                        .map(user -> new Owner(user.arn(), account, user.path(), name, user.tags(), user.policies()));
            case GROUP ->
                directory
                        .groups()
                        .find(account, name)
                        .map(group -> new Owner(group.arn(), account, group.path(), name, Map.of(), group.policies()));
            case ROLE ->
                directory
                        .roles()
                        .find(account, name)
                        .map(role -> new Owner(role.arn(), account, role.path(), name, role.tags(), role.policies()));
        };
    }

    /** Policies of all of a kind. */
    PolicyAttachments attachments(OwnerKind kind) {
        return switch (kind) {
            case USER -> directory.users().policies();
            case GROUP -> directory.groups().policies();
            case ROLE -> directory.roles().policies();
        };
    }
}
