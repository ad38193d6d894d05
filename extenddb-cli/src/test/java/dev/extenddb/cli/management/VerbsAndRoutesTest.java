package dev.extenddb.cli.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.cli.manage.VerbCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the command line can ask for is what the server can be asked for. */
class VerbsAndRoutesTest {

    @Test
    void everyRouteHasItsSubcommandAndTakesItsMembers() {
        try (var server = new ManagedServer()) {
            Map<String, List<String>> routes = new TreeMap<>();
            for (Route route : server.api.routes().routes()) {
                if (!route.path().equals("/openapi.json")) {
                    routes.put(route.method() + " " + route.path(), inputs(route));
                }
            }
            Map<String, List<String>> verbs = new TreeMap<>();
            VerbCatalog.inputsByRoute().forEach((route, inputs) -> verbs.put(route, List.copyOf(inputs)));

            assertThat(verbs).isEqualTo(routes);
        }
    }

    private static List<String> inputs(Route route) {
        var inputs = new TreeSet<String>();
        route.fields().forEach(field -> inputs.add(field.name() + (field.required() ? "!" : "")));
        route.parameters().forEach(field -> inputs.add(field.name()));
        route.document().ifPresent(what -> inputs.add("body!"));
        return new ArrayList<>(inputs);
    }
}
