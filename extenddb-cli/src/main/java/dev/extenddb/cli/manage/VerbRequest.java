package dev.extenddb.cli.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.cli.CommandException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a subcommand makes it.
 *
 * @param method the HTTP method
 * @param path the path below {@code /management}, with the query
 * @param body the body, possibly empty
 */
record VerbRequest(String method, String path, String body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FILE = "file://";

    /**
     * Puts values where they belong.
     *
     * @param values by the options' names
     * @throws CommandException if a value is none
     */
    static VerbRequest of(Verb verb, Map<String, String> values) {
        String path = verb.path();
        var query = new StringBuilder();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Optional<String> document = Optional.empty();
        for (VerbOption option : verb.options()) {
            Optional<String> value = Optional.ofNullable(values.get(option.option()));
            switch (option.role()) {
                case PLACE -> path = path.replace("{" + option.target() + "}", encoded(value.orElse("")));
                case QUERY ->
                    value.ifPresent(text -> query.append(query.length() == 0 ? '?' : '&')
                            .append(option.target())
                            .append('=')
                            .append(encoded(text)));
                case DOCUMENT -> document = value.map(VerbRequest::content);
                case TEXT, NUMBER, FLAG, JSON, NAMES -> addMember(option, value, body);
            }
        }
        String text = document.orElse(body.isEmpty() ? "" : body.toString());
        return new VerbRequest(verb.method(), path + query, text);
    }

    private static void addMember(VerbOption option, Optional<String> value, ObjectNode body) {
        int equals = option.target().indexOf('=');
        if (equals >= 0) {
            body.put(option.target().substring(0, equals), option.target().endsWith("=true"));
        } else if (value.isPresent()) {
            body.set(option.target(), member(option, value.get()));
        }
    }

    private static JsonNode member(VerbOption option, String value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (option.role()) {
            case NUMBER -> nodes.numberNode(number(option, value));
            case FLAG -> nodes.booleanNode(flag(option, value));
            case JSON -> json(option, content(value));
            case NAMES -> {
                var names = nodes.arrayNode();
                List.of(value.split(",", -1)).forEach(name -> names.add(name.strip()));
                yield names;
            }
            default -> nodes.textNode(value);
        };
    }

    private static long number(VerbOption option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new CommandException(option.option() + " must be a number, but is " + value + ".");
        }
    }

    private static boolean flag(VerbOption option, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new CommandException(option.option() + " must be true or false, but is " + value + ".");
        }
        return value.equals("true");
    }

    private static JsonNode json(VerbOption option, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CommandException(option.option() + " is no JSON: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ").");
        }
    }

    private static String content(String value) {
        if (!value.startsWith(FILE)) {
            return value;
        }
        String file = value.substring(FILE.length());
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException("Cannot read " + file + ".");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
