package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The form in which DynamoDB keeps policies of tables and streams, and in which it tells whether two are the same: without white space, with
 * members in one order, without lists around one element, and with accounts named by ARN.
 */
final class CanonicalPolicy {

    private static final JsonFactory JSON = new JsonFactory();

    private static final String VERSION = "Version";
    private static final String STATEMENT = "Statement";
    private static final List<String> DOCUMENT_MEMBERS = List.of(VERSION, "Id", STATEMENT);
    private static final List<String> STATEMENT_MEMBERS = List.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private CanonicalPolicy() {}

    /** A number, true or false, as it is written. */
    private record Word(String text) {}

    /** The form of a document that was found to be a policy. */
    static String of(String document) {
        try (JsonParser in = JSON.createParser(document)) {
            in.nextToken();
            Map<String, Object> members = ordered(object(in), DOCUMENT_MEMBERS);
            members.computeIfPresent(STATEMENT, (name, statements) -> statements(statements));
            return written(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document in its form with the version of the language that it is taken to have if it names none. */
    static String versioned(String canonical) {
        String begin = "{\"" + VERSION + "\":";
        return canonical.startsWith(begin) ? canonical : begin + "\"2008-10-17\"," + canonical.substring(1);
    }

    private static List<Object> statements(Object statements) {
        List<?> all = statements instanceof List<?> list ? list : List.of(statements);
        return all.stream().<Object>map(CanonicalPolicy::statement).toList();
    }

    private static Map<String, Object> statement(Object statement) {
        Map<String, Object> members = ordered((Map<?, ?>) statement, STATEMENT_MEMBERS);
        members.computeIfPresent("Effect", (name, effect) -> capitalized((String) effect));
        members.computeIfPresent("Principal", (name, principals) -> principals(principals));
        members.computeIfPresent("NotPrincipal", (name, principals) -> principals(principals));
        members.replaceAll((name, value) -> unwrapped(value));
        return members;
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Object principals(Object principals) {
        if (!(principals instanceof Map<?, ?> byType)) {
            return principals;
        }
        Map<String, Object> named = ordered(byType, List.of());
        named.computeIfPresent("AWS", (type, names) -> {
            List<?> all = names instanceof List<?> list ? list : List.of(names);
            return all.stream().map(CanonicalPolicy::arn).distinct().toList();
        });
        return named;
    }

    private static Object arn(Object principal) {
        return ACCOUNT.matcher((String) principal).matches() ? "arn:aws:iam::" + principal + ":root" : principal;
    }

    /** A value without lists around one element, at any depth. */
    private static Object unwrapped(Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> all = ordered(members, List.of());
            all.replaceAll((name, member) -> unwrapped(member));
            return all;
        }
        return value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
    }

    private static Map<String, Object> ordered(Map<?, ?> members, List<String> order) {
        var ordered = new LinkedHashMap<String, Object>();
        order.stream().filter(members::containsKey).forEach(name -> ordered.put(name, members.get(name)));
        members.forEach((name, value) -> ordered.putIfAbsent((String) name, value));
        return ordered;
    }

    private static Map<String, Object> object(JsonParser in) throws IOException {
        var members = new LinkedHashMap<String, Object>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            members.put(name, value(in));
        }
        return members;
    }

    private static Object value(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return object(in);
        }
        if (in.currentToken() == JsonToken.START_ARRAY) {
            var elements = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(in));
            }
            return elements;
        }
        return in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : new Word(in.getText());
    }

    private static String written(Map<String, Object> document) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, document);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.writeFieldName((String) member.getKey());
                write(out, member.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> elements) {
            out.writeStartArray();
            for (Object element : elements) {
                write(out, element);
            }
            out.writeEndArray();
        } else if (value instanceof Word word) {
            out.writeRawValue(word.text());
        } else {
            out.writeString((String) value);
        }
    }
}
