package dev.extenddb.cli.manage;

import dev.extenddb.cli.manage.VerbOption.Role;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What subcommands ask of the server, to be compared with what the server takes. */
public final class VerbCatalog {

    private VerbCatalog() {}

    /** By method and path: members of the body and parameters, with an exclamation mark where they are required. */
    public static Map<String, Set<String>> inputsByRoute() {
        Map<String, Set<String>> inputs = new TreeMap<>();
        for (Verb verb : Verbs.all()) {
            Set<String> names = inputs.computeIfAbsent(verb.method() + " " + verb.path(), route -> new TreeSet<>());
            for (VerbOption option : verb.options()) {
                if (option.role() != Role.PLACE) {
                    names.add(input(option));
                }
            }
        }
        return inputs;
    }

    private static String input(VerbOption option) {
        if (option.role() == Role.DOCUMENT) {
            return "body!";
        }
        int equals = option.target().indexOf('=');
        return equals >= 0
                ? option.target().substring(0, equals) + "!"
                : option.target() + (option.required() ? "!" : "");
    }
}
