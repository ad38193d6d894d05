package dev.extenddb.cli.management;

import java.util.List;

/** The server itself. */
final class ServerResource {

    private final Services services;

    ServerResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(RouteForm.post(
                        "/cache/invalidate",
                        "management:InvalidateCache",
                        "Forgets what this server remembers of users, roles and policies; other servers look again"
                                + " within two seconds anyway.")
                .answering(200)
                .body(Field.text("scope", "all, which is what happens anyway.").optional())
                .tells(call -> {
                    services.directory().signatories().forget();
                    return "The server remembers no users, roles and policies.";
                }));
    }
}
