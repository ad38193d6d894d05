package dev.extenddb.cli.management;

import dev.extenddb.iam.AccessKey;
import dev.extenddb.iam.KeyUse;
import dev.extenddb.iam.NewAccessKey;
import dev.extenddb.settings.EngineSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Access keys of users. */
final class AccessKeysResource {

    private static final String PATH = UsersResource.ONE + "/access-keys";
    private static final String ONE = PATH + "/{key}";

    private record Shown(AccessKey key, Optional<KeyUse> use) {}

    private static final View<Shown> KEY = View.<Shown>named("AccessKey")
            .text("access_key_id", "The key's id.", shown -> shown.key().id())
            .flag("is_active", "Whether it may be used.", shown -> shown.key().active())
            .time("created_at", "When it was made.", shown -> shown.key().createdAt())
            .maybeText(
                    "last_used_at",
                    "When it was last used, to the minute or so.",
                    shown -> shown.use().map(KeyUse::at).map(Instant::toString))
            .maybeText(
                    "last_used_service",
                    "For which service.",
                    shown -> shown.use().map(KeyUse::service))
            .maybeText(
                    "last_used_region", "In which region.", shown -> shown.use().map(KeyUse::region));

    private static final View<NewAccessKey> NEW = View.<NewAccessKey>named("NewAccessKey")
            .text("access_key_id", "The key's id.", NewAccessKey::id)
            .text("secret_access_key", "Its secret, which is never shown again.", NewAccessKey::secret);

    private final Services services;

    AccessKeysResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                RouteForm.post(PATH, "iam:CreateAccessKey", "Makes an access key, of which a user may have two.")
                        .by(Access.THE_USER)
                        .making("access_key_id")
                        .gives(
                                NEW,
                                call -> services.directory().users().createAccessKey(call.account(), call.at("user"))),
                RouteForm.post(PATH + "/import", "management:ImportAccessKey", "Adds a key that was made elsewhere.")
                        .body(
                                Field.text("access_key_id", "20 characters that begin with AKIA."),
                                Field.text("secret_access_key", "40 characters."))
                        .making("access_key_id")
                        .tells(this::take),
                RouteForm.get(PATH, "Lists a user's access keys, and when each was last used.")
                        .by(Access.THE_USER)
                        .listsAll(
                                KEY,
                                call -> UsersResource.find(services, call).accessKeys().stream()
                                        .map(this::shown)
                                        .toList()),
                RouteForm.get(ONE, "Shows an access key.").by(Access.THE_USER).gives(KEY, this::find),
                RouteForm.put(ONE, "iam:UpdateAccessKey", "Lets an access key be used, or no longer.")
                        .by(Access.THE_USER)
                        .body(Field.flag("active", "Whether it may be used."))
                        .gives(KEY, this::setActive),
                RouteForm.delete(ONE, "iam:DeleteAccessKey", "Deletes an access key.")
                        .by(Access.THE_USER)
                        .tells(this::delete));
    }

    private Shown shown(AccessKey key) {
        return new Shown(key, services.directory().keyUses().find(key.id()));
    }

    private Shown find(Call call) {
        return UsersResource.find(services, call)
                .accessKey(call.at("key"))
                .map(this::shown)
                .orElseThrow(
                        () -> ApiException.absent("The access key with id " + call.at("key") + " cannot be found."));
    }

    private String take(Call call) {
        if (!services.settings().read().get(EngineSettings.ALLOW_CREDENTIAL_IMPORT)) {
            throw new ApiException(
                    403, "AccessDenied", "The setting allow_credential_import is false: no keys are imported.");
        }
        var key = new NewAccessKey(call.text("access_key_id"), call.text("secret_access_key"));
        services.directory().users().importAccessKey(call.account(), call.at("user"), key);
        return "Access key " + key.id() + " is imported.";
    }

    private Shown setActive(Call call) {
        services.directory().users().setActive(call.account(), call.at("user"), call.at("key"), call.flag("active"));
        return find(call);
    }

    private String delete(Call call) {
        services.directory().users().deleteAccessKey(call.account(), call.at("user"), call.at("key"));
        return "Access key " + call.at("key") + " is deleted.";
    }
}
