package dev.extenddb.cli.manage;

import dev.extenddb.cli.manage.VerbOption.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A subcommand, which is a request to the server. Immutable: each method returns a changed copy.
 *
 * @param name what it is called; two words for a subcommand of a subcommand
 * @param method the HTTP method
 * @param path the path, with places in braces
 * @param description what it does, in a sentence
 * @param options what may be said
 */
record Verb(String name, String method, String path, String description, List<VerbOption> options) {

    /** What the places of paths are called as options. */
    private static final Map<String, String> PLACES = Map.of(
            "account", "--account-id",
            "user", "--user-name",
            "group", "--group-name",
            "role", "--role-name",
            "policy", "--policy-name",
            "key", "--access-key-id",
            "version", "--version-id",
            "admin", "--admin-name",
            "setting", "--key");

    static Verb of(String name, String method, String path, String description) {
        var options = new ArrayList<VerbOption>();
        for (String segment : path.split("/", -1)) {
            if (segment.startsWith("{")) {
                String place = segment.substring(1, segment.length() - 1);
                options.add(new VerbOption(PLACES.get(place), place, Role.PLACE, true));
            }
        }
        return new Verb(name, method, path, description, options);
    }

    private Verb with(VerbOption option) {
        var more = new ArrayList<>(options);
        more.add(option);
        return new Verb(name, method, path, description, List.copyOf(more));
    }

    Verb text(String option, String member) {
        return with(new VerbOption(option, member, Role.TEXT, true));
    }

    Verb maybeText(String option, String member) {
        return with(new VerbOption(option, member, Role.TEXT, false));
    }

    Verb number(String option, String member) {
        return with(new VerbOption(option, member, Role.NUMBER, true));
    }

    Verb maybeNumber(String option, String member) {
        return with(new VerbOption(option, member, Role.NUMBER, false));
    }

    Verb maybeFlag(String option, String member) {
        return with(new VerbOption(option, member, Role.FLAG, false));
    }

    Verb json(String option, String member) {
        return with(new VerbOption(option, member, Role.JSON, true));
    }

    Verb maybeJson(String option, String member) {
        return with(new VerbOption(option, member, Role.JSON, false));
    }

    Verb names(String option, String member) {
        return with(new VerbOption(option, member, Role.NAMES, true));
    }

    Verb document(String option) {
        return with(new VerbOption(option, "", Role.DOCUMENT, true));
    }

    Verb query(String option, String parameter) {
        return with(new VerbOption(option, parameter, Role.QUERY, false));
    }

    /** A list, which may be long. */
    Verb paged() {
        return query("--after", "after").query("--limit", "limit");
    }

    /** A member of the body that is always the same. */
    Verb saying(String member, boolean value) {
        return with(new VerbOption("", member + "=" + value, Role.FLAG, false));
    }
}
