package dev.extenddb.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody who asks, and the policies around, from the short lines of {@code decisions.txt}. */
final class Scene {

    private static final String ACCOUNT = "123456789012";

    private static final Principal BOB =
            new Principal(ACCOUNT, iam("user/bob"), Optional.empty(), "AIDABOB", Optional.of("bob"), Map.of());

    private final String name;
    private final Map<PolicyKind, List<String>> statements = new EnumMap<>(PolicyKind.class);
    private final Map<String, List<String>> keys = new HashMap<>();
    private Principal asking = BOB;

    Scene(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    private static String iam(String resource) {
        return "arn:aws:iam::" + ACCOUNT + ":" + resource;
    }

    private static Principal sessionOf(String role) {
        return new Principal(
                ACCOUNT,
                "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + role + "/s1",
                Optional.of(iam("role/" + role)),
                "AROA:s1",
                Optional.empty(),
                Map.of());
    }

    void add(String line) {
        if (line.startsWith("as session of ")) {
            asking = sessionOf(line.substring("as session of ".length()));
        } else if (line.startsWith("with ")) {
            String[] pair = line.substring("with ".length()).split("=", 2);
            keys.put(pair[0].toLowerCase(Locale.ROOT), List.of(pair[1].split("\\|")));
        } else {
            String[] sides = line.split(": ", 2);
            PolicyKind kind = PolicyKind.valueOf(sides[0].toUpperCase(Locale.ROOT));
            statements.computeIfAbsent(kind, k -> new ArrayList<>()).add(statement(sides[1]));
        }
    }

    /** A statement in JSON from words: effect, actions, "on" resources, "for" principals, "if" conditions. */
    private static String statement(String words) {
        String text = words.replaceAll(", '", ",'");
        String[] parts = text.split(" (?=(on|for|if) )");
        String[] head = parts[0].split(" ", 2);
        var json = new StringBuilder("{\"Effect\":\"" + head[0] + "\"," + names("Action", head[1], Scene::action));
        String conditions = "";
        for (String part : List.of(parts).subList(1, parts.length)) {
            String content = part.substring(part.indexOf(' ') + 1);
            if (part.startsWith("on ")) {
                json.append(',').append(names("Resource", content, Scene::resource));
            } else if (part.startsWith("for ")) {
                json.append(',').append(principals(content));
            } else {
                String[] condition = content.split(" ", 3);
                conditions += (conditions.isEmpty() ? "" : ",") + "\"" + condition[0] + "\":{\"" + condition[1]
                        + "\":\"" + condition[2] + "\"}";
            }
        }
        return json + (conditions.isEmpty() ? "" : ",\"Condition\":{" + conditions + "}") + "}";
    }

    private static String names(String member, String words, java.util.function.UnaryOperator<String> full) {
        boolean negated = words.startsWith("not ");
        String list = Arrays.stream((negated ? words.substring(4) : words).split(",(?!')"))
                .map(word -> "\"" + full.apply(word) + "\"")
                .collect(Collectors.joining(","));
        return "\"" + (negated ? "Not" : "") + member + "\":[" + list + "]";
    }

    private static String principals(String words) {
        if (words.equals("*")) {
            return "\"Principal\":\"*\"";
        }
        if (words.startsWith("service:")) {
            return "\"Principal\":{\"Service\":\"" + words.substring("service:".length()) + "\"}";
        }
        String member = words.startsWith("not ") ? "NotPrincipal" : "Principal";
        return "\"" + member + "\":{" + names("AWS", words.replaceFirst("not ", ""), Scene::principal) + "}";
    }

    private static String principal(String word) {
        if (word.startsWith("assumed-role/")) {
            return "arn:aws:sts::" + ACCOUNT + ":" + word;
        }
        return word.equals(ACCOUNT) ? word : iam(word);
    }

    private static String action(String word) {
        return word.contains(":") || word.equals("*") ? word : "dynamodb:" + word;
    }

    private static String resource(String word) {
        if (word.equals("*") || word.startsWith("arn:")) {
            return word;
        }
        boolean foreign = word.matches("[0-9]{12}:.*");
        String account = foreign ? word.substring(0, 12) : ACCOUNT;
        String name = foreign ? word.substring(13) : word;
        return name.startsWith("role/")
                ? "arn:aws:iam::" + account + ":" + name
                : "arn:aws:dynamodb:eu-west-1:" + account + ":" + name;
    }

    Decision decide(String action, String resourceName) {
        String arn = resource(resourceName);
        String account = arn.equals("*") ? ACCOUNT : arn.split(":", -1)[4];
        Optional<ResourcePolicy> hung = compiled(PolicyKind.RESOURCE)
                .map(policy -> new ResourcePolicy(policy, PolicyKind.RESOURCE))
                .or(() -> compiled(PolicyKind.TRUST).map(policy -> new ResourcePolicy(policy, PolicyKind.TRUST)));
        record Thing(String arn, String account, Optional<ResourcePolicy> policy) implements Resource {}
        var permissions = new Permissions(
                compiled(PolicyKind.IDENTITY).stream().toList(),
                compiled(PolicyKind.BOUNDARY),
                compiled(PolicyKind.SESSION).stream().toList());
        RequestContext context = key -> keys.getOrDefault(
                key, key.equals("aws:username") ? asking.userName().stream().toList() : List.of());
        var request = new AccessRequest(action(action), new Thing(arn, account, hung), context);
        return permissions.decide(asking, request, context);
    }

    private Optional<CompiledPolicy> compiled(PolicyKind kind) {
        return Optional.ofNullable(statements.get(kind))
                .map(list -> "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", list) + "]}")
                .map(text -> CompiledPolicy.of("test", PolicyDocument.parse(text, kind)));
    }
}
