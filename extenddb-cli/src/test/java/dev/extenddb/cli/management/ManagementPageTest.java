package dev.extenddb.cli.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on the management API says what the routes say. */
class ManagementPageTest {

    private static final Path PAGE = Path.of("../docs/reference/management-api.md");

    private static final String BEGINNING = """
            # Management API

            The standalone server with `auth.provider = "builtin"` answers below `/management` on the port that it serves DynamoDB on. `extenddb manage` is a client of it;
            [Administration](../how-to/administration.md) shows it in use. `GET /management/openapi.json` is this page for programs, as OpenAPI 3.1.

            Requests say who sends them by HTTP's Basic authentication: an administrator's name, or `account_id/user_name`, and a password. Users may look after
            themselves, administrators do everything. After three wrong passwords for one login from one address, further tries from there are answered with 429 and
            `Retry-After`, for a second at first and a minute at last; nobody at another address is held up.

            Bodies are JSON, also those of answers. What could not be done is answered with

            ```json
            {"error": {"code": "NoSuchEntity", "message": "The user with name bob cannot be found."}}
            ```

            and status 400 (wrong), 401 (who are you?), 403 (not you), 404 (absent), 405, 409 (in conflict with what is there), 429 (too many), 500 or 503. Policies are read
            before they are kept; the message says in which line and column a fault is. Lists with `after` and `limit` come in pages: the header `Next-After` of an
            answer is the `after` of the next page, if there may be one.

            This page is written from the table of routes:
            `mvn -pl extenddb-cli -am test -Dtest=ManagementPageTest -Dgolden.update=true -Dsurefire.failIfNoSpecifiedTests=false` writes it anew.
            """;

    private final TreeMap<String, View<?>> views = new TreeMap<>();

    @Test
    void listsEveryRoute() throws IOException {
        String page;
        try (var server = new ManagedServer()) {
            page = BEGINNING + routes(server.api.routes().routes()) + views();
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private String routes(List<Route> routes) {
        return routes.stream().map(this::route).collect(Collectors.joining());
    }

    private String route(Route route) {
        View<?> view = route.result().view();
        var text = new StringBuilder();
        text.append("\n### `%s /management%s`\n\n".formatted(route.method(), route.path()));
        text.append("%s For %s.\n".formatted(route.summary(), route.access().words()));
        route.document().ifPresent(what -> text.append("\nBody: %s\n".formatted(what)));
        text.append(fields("member of the body", route.fields()));
        text.append(fields("parameter", route.parameters()));
        if (!route.path().equals("/openapi.json")) {
            views.put(view.name(), view);
            text.append("\nAnswer: %d, %s[%s](#%s)\n"
                    .formatted(
                            route.result().status(),
                            route.result().list() ? "a list of " : "",
                            view.name(),
                            view.name().toLowerCase(Locale.ROOT)));
        }
        return text.toString();
    }

    private static String fields(String what, List<Field> fields) {
        return fields.isEmpty()
                ? ""
                : "\n| %s | what | must be there | meaning |\n|---|---|---|---|\n".formatted(what)
                        + fields.stream()
                                .map(field -> "| `%s` | %s | %s | %s |\n"
                                        .formatted(
                                                field.name(),
                                                field.type().words(),
                                                field.required() ? "yes" : "no",
                                                field.description()))
                                .collect(Collectors.joining());
    }

    private String views() {
        var text = new StringBuilder("\n## Answers\n");
        views.values().forEach(view -> {
            text.append("\n### %s\n\n| member | meaning |\n|---|---|\n".formatted(view.name()));
            view.schema()
                    .get("properties")
                    .properties()
                    .forEach(member -> text.append("| `%s` | %s |\n"
                            .formatted(
                                    member.getKey(),
                                    member.getValue().get("description").textValue())));
        });
        return text.toString();
    }
}
