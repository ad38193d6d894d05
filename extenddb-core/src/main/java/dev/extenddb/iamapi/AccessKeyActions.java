package dev.extenddb.iamapi;

import dev.extenddb.iam.AccessKey;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.KeyUse;
import dev.extenddb.iam.NewAccessKey;
import dev.extenddb.iam.User;
import dev.extenddb.query.QueryError;
import dev.extenddb.query.Xml;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access keys of users. Thread-safe. */
final class AccessKeyActions {

    private final Directory directory;
    private final Owners owners;

    AccessKeyActions(Directory directory, Owners owners) {
        this.directory = directory;
        this.owners = owners;
    }

    Map<String, Action> actions() {
        return Map.of(
                "CreateAccessKey", this::create,
                "ListAccessKeys", this::list,
                "UpdateAccessKey", this::update,
                "DeleteAccessKey", this::delete,
                "GetAccessKeyLastUsed", this::lastUsed);
    }

    private Xml create(IamCall call) {
        Owner owner = owners.requireUser(call);
        NewAccessKey key = directory.users().createAccessKey(owner.account(), owner.name());
        AccessKey kept = keys(owner).stream()
                .filter(candidate -> candidate.id().equals(key.id()))
                .findFirst()
                .orElseThrow(() -> absent(key.id()));
        return new Xml().element("AccessKey", describe(owner, kept).text("SecretAccessKey", key.secret()));
    }

    private Xml list(IamCall call) {
        Owner owner = owners.requireUser(call);
        return new Xml()
                .text("UserName", owner.name())
                .list("AccessKeyMetadata", keys(owner), key -> describe(owner, key))
                .text("IsTruncated", "false");
    }

    private Xml update(IamCall call) {
        Owner owner = owners.requireUser(call);
        String status = call.require("Status");
        if (!List.of("Active", "Inactive").contains(status)) {
            throw QueryError.invalid(
                    "1 validation error detected: Value '" + status
                            + "' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]");
        }
        directory
                .users()
                .setActive(owner.account(), owner.name(), call.require("AccessKeyId"), status.equals("Active"));
        return new Xml();
    }

    private Xml delete(IamCall call) {
        Owner owner = owners.requireUser(call);
        directory.users().deleteAccessKey(owner.account(), owner.name(), call.require("AccessKeyId"));
        return new Xml();
    }

    private Xml lastUsed(IamCall call) {
        String keyId = call.require("AccessKeyId");
        User user = directory
                .users()
                .ownerOf(keyId)
                .filter(found -> found.account().equals(call.account()))
                .orElseThrow(() -> absent(keyId));
        Owner owner = owners.require(call, OwnerKind.USER, user.name(), Map.of());
        Optional<KeyUse> use = directory.keyUses().find(keyId);
        var last = new Xml();
        use.ifPresent(known -> last.text("LastUsedDate", Shapes.date(known.at())));
        last.text("ServiceName", use.map(KeyUse::service).orElse("N/A"));
        last.text("Region", use.map(KeyUse::region).orElse("N/A"));
        return new Xml().text("UserName", owner.name()).element("AccessKeyLastUsed", last);
    }

    private List<AccessKey> keys(Owner owner) {
        return directory
                .users()
                .find(owner.account(), owner.name())
                .map(User::accessKeys)
                .orElse(List.of());
    }

    private static Xml describe(Owner owner, AccessKey key) {
        return new Xml()
                .text("UserName", owner.name())
                .text("AccessKeyId", key.id())
                .text("Status", key.active() ? "Active" : "Inactive")
                .text("CreateDate", Shapes.date(key.createdAt()));
    }

    private static IamException absent(String keyId) {
        return new IamException(
                IamException.Code.NO_SUCH_ENTITY, "The Access Key with id " + keyId + " cannot be found.");
    }
}
