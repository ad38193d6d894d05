package dev.extenddb.cli.management;

import dev.extenddb.iam.Admin;
import java.util.List;

/** Administrators. */
final class AdminsResource {

    private static final View<Admin> ADMIN = View.<Admin>named("Administrator")
            .text("admin_name", "The administrator's name.", Admin::name)
            .time("created_at", "When the administrator was added.", Admin::createdAt);

    private final Services services;

    AdminsResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                RouteForm.post("/admins", "management:CreateAdmin", "Adds an administrator.")
                        .body(
                                Field.text("admin_name", "1 to 64 letters, digits, hyphens and underscores."),
                                Field.text("password", "1 to 72 bytes."))
                        .making("admin_name")
                        .gives(ADMIN, this::create),
                RouteForm.get("/admins", "Lists administrators.")
                        .lists(ADMIN, Admin::name, call -> services.admins().list(call.after(), call.limit())),
                RouteForm.get("/admins/{admin}", "Shows an administrator.").gives(ADMIN, this::find),
                RouteForm.delete("/admins/{admin}", "management:DeleteAdmin", "Removes another administrator.")
                        .tells(this::delete),
                RouteForm.put(
                                "/admins/{admin}/password",
                                "management:ChangeAdminPassword",
                                "Replaces an administrator's password.")
                        .body(Field.text("password", "1 to 72 bytes."))
                        .tells(this::setPassword));
    }

    private Admin create(Call call) {
        Admin admin;
        String hash = services.passwords().of(call.text("password"));
        try {
            admin = new Admin(call.text("admin_name"), hash, services.clock().instant());
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(e.getMessage() + ".");
        }
        if (!services.admins().create(admin)) {
            throw ApiException.conflict(
                    "EntityAlreadyExists", "Administrator with name " + admin.name() + " already exists.");
        }
        return admin;
    }

    private Admin find(Call call) {
        return services.admins().find(call.at("admin")).orElseThrow(() -> absent(call));
    }

    private String delete(Call call) {
        if (call.actor().equals(Actor.administrator(call.at("admin")))) {
            throw ApiException.conflict("DeleteConflict", "Nobody can remove themselves.");
        }
        if (!services.admins().delete(call.at("admin"))) {
            throw absent(call);
        }
        return "Administrator " + call.at("admin") + " is removed.";
    }

    private String setPassword(Call call) {
        if (!services.admins()
                .setPassword(call.at("admin"), services.passwords().of(call.text("password")))) {
            throw absent(call);
        }
        return "The password of administrator " + call.at("admin") + " is changed.";
    }

    private static ApiException absent(Call call) {
        return ApiException.absent("The administrator with name " + call.at("admin") + " cannot be found.");
    }
}
