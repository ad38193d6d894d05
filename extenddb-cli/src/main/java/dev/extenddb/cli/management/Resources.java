package dev.extenddb.cli.management;

import dev.extenddb.iam.Directory;
import java.util.ArrayList;
import java.util.List;

/** All that there is, in the order of its description. */
final class Resources {

    private Resources() {}

    static RouteTable table(Services services) {
        var routes = new ArrayList<Route>();
        routes.addAll(new AdminsResource(services).routes());
        routes.addAll(new AccountsResource(services).routes());
        routes.addAll(new UsersResource(services).routes());
        routes.addAll(new AccessKeysResource(services).routes());
        routes.addAll(new GroupsResource(services).routes());
        routes.addAll(new RolesResource(services).routes());
        routes.addAll(attachments(services));
        routes.addAll(tags(services));
        routes.addAll(new ManagedPoliciesResource(services).routes());
        routes.addAll(new SessionsResource(services).routes());
        routes.addAll(new SimulatorResource(services).routes());
        routes.addAll(new SettingsResource(services).routes());
        routes.addAll(new AuditResource(services).routes());
        routes.addAll(new ServerResource(services).routes());
        routes.add(OpenApi.route(routes));
        return new RouteTable(routes);
    }

    private static List<Route> attachments(Services services) {
        Directory directory = services.directory();
        var routes = new ArrayList<Route>();
        routes.addAll(new PrincipalResource(
                        UsersResource.ONE,
                        "user",
                        "User",
                        directory.users().policies(),
                        call -> UsersResource.find(services, call).policies())
                .routesWithBoundary());
        routes.addAll(new PrincipalResource(
                        GroupsResource.ONE,
                        "group",
                        "Group",
                        directory.groups().policies(),
                        call -> GroupsResource.find(services, call).policies())
                .routes());
        routes.addAll(new PrincipalResource(
                        RolesResource.ONE,
                        "role",
                        "Role",
                        directory.roles().policies(),
                        call -> RolesResource.find(services, call).policies())
                .routesWithBoundary());
        return routes;
    }

    private static List<Route> tags(Services services) {
        Directory directory = services.directory();
        var routes = new ArrayList<Route>();
        routes.addAll(new TagsResource(
                        UsersResource.ONE,
                        "user",
                        "User",
                        directory.users()::tag,
                        directory.users()::untag,
                        call -> UsersResource.find(services, call).tags())
                .routes());
        routes.addAll(new TagsResource(
                        RolesResource.ONE,
                        "role",
                        "Role",
                        directory.roles()::tag,
                        directory.roles()::untag,
                        call -> RolesResource.find(services, call).tags())
                .routes());
        return routes;
    }
}
