package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Describes routes as the OpenAPI Specification 3.1 wants it. */
final class OpenApi {

    private static final String JSON = "application/json";
    private static final String ERROR = "Error";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final Map<String, View<?>> views = new TreeMap<>();

    private OpenApi() {}

    /** The route by which the description of others, and of itself, can be read. */
    static Route route(List<Route> others) {
        RouteForm form = RouteForm.get("/openapi.json", "Describes this API as OpenAPI 3.1.")
                .by(Access.ANYBODY);
        Route undescribed = form.tells(call -> "");
        var all = new ArrayList<>(others);
        all.add(undescribed);
        ObjectNode description = describe(all);
        return new Route(
                undescribed.method(),
                undescribed.path(),
                undescribed.access(),
                "",
                undescribed.summary(),
                List.of(),
                undescribed.document(),
                List.of(),
                "",
                undescribed.result(),
                call -> new Answer(200, description));
    }

    static ObjectNode describe(List<Route> routes) {
        return new OpenApi().build(routes);
    }

    private ObjectNode build(List<Route> routes) {
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "ExtendDB management").put("version", "1");
        document.putArray("servers").addObject().put("url", ManagementApi.PATH);
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            ObjectNode path = (ObjectNode) paths.get(route.path());
            operation(
                    route,
                    (path == null ? paths.putObject(route.path()) : path)
                            .putObject(route.method().toLowerCase(Locale.ROOT)));
        }
        components(document.putObject("components"));
        return document;
    }

    private void operation(Route route, ObjectNode operation) {
        operation.put("summary", route.summary());
        operation.put("description", "For " + route.access().words() + ".");
        operation.put("operationId", operationId(route));
        ArrayNode security = operation.putArray("security");
        if (route.access() != Access.ANYBODY) {
            security.addObject().putArray("password");
        }
        parameters(route, operation.putArray("parameters"));
        body(route, operation);
        responses(route, operation.putObject("responses"));
    }

    /** Audit actions may be shared by routes; the path tells them apart. */
    private static String operationId(Route route) {
        return route.method().toLowerCase(Locale.ROOT) + route.path().replaceAll("[^A-Za-z]+", "_");
    }

    private static void parameters(Route route, ArrayNode parameters) {
        for (String place : route.places()) {
            ObjectNode parameter = parameters.addObject().put("name", place).put("in", "path");
            parameter.put("required", true).putObject("schema").put("type", "string");
        }
        for (Field field : route.parameters()) {
            ObjectNode parameter =
                    parameters.addObject().put("name", field.name()).put("in", "query");
            parameter.put("description", field.description());
            parameter.putObject("schema").put("type", field.type().schema());
        }
    }

    private static void body(Route route, ObjectNode operation) {
        if (route.fields().isEmpty() && route.document().isEmpty()) {
            return;
        }
        ObjectNode body = operation.putObject("requestBody");
        route.document().ifPresent(what -> body.put("description", what));
        boolean required =
                route.document().isPresent() || route.fields().stream().anyMatch(Field::required);
        body.put("required", required);
        ObjectNode schema = body.putObject("content").putObject(JSON).putObject("schema");
        schema.put("type", "object");
        if (route.document().isEmpty()) {
            members(route.fields(), schema);
        }
    }

    private static void members(List<Field> fields, ObjectNode schema) {
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Field field : fields) {
            ObjectNode property = properties.putObject(field.name());
            if (field.type() == Field.Type.POLICY) {
                property.putArray("type").add("object").add("string");
            } else {
                property.put("type", field.type().schema());
            }
            property.put("description", field.description());
            if (field.required()) {
                required.add(field.name());
            }
        }
    }

    private void responses(Route route, ObjectNode responses) {
        Route.Result result = route.result();
        views.put(result.view().name(), result.view());
        ObjectNode success = responses.putObject(Integer.toString(result.status()));
        success.put("description", result.list() ? "The list." : "Done.");
        ObjectNode schema = success.putObject("content").putObject(JSON).putObject("schema");
        if (route.path().equals("/openapi.json")) {
            schema.put("type", "object");
        } else if (result.list()) {
            schema.put("type", "array");
            reference(schema.putObject("items"), result.view().name());
        } else {
            reference(schema, result.view().name());
        }
        ObjectNode failure = responses.putObject("default").put("description", "It could not be done.");
        reference(failure.putObject("content").putObject(JSON).putObject("schema"), ERROR);
    }

    private static void reference(ObjectNode schema, String name) {
        schema.put("$ref", "#/components/schemas/" + name);
    }

    private void components(ObjectNode components) {
        ObjectNode schemas = components.putObject("schemas");
        views.forEach((name, view) -> schemas.set(name, view.schema()));
        ObjectNode error = schemas.putObject(ERROR).put("type", "object");
        ObjectNode members = error.putObject("properties").putObject("error").put("type", "object");
        ObjectNode texts = members.putObject("properties");
        texts.putObject("code").put("type", "string");
        texts.putObject("message").put("type", "string");
        ObjectNode password = components.putObject("securitySchemes").putObject("password");
        password.put("type", "http").put("scheme", "basic");
        password.put("description", "An administrator's name, or account_id/user_name, and a password.");
    }
}
