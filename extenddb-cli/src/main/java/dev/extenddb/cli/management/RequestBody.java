package dev.extenddb.cli.management;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a body. Each is kept as it was written, too, so that whoever finds a fault in a policy can say where it is.
 *
 * @param values the members' values
 * @param texts the same as they were written
 */
record RequestBody(Map<String, JsonNode> values, Map<String, String> texts) {

    static final RequestBody EMPTY = new RequestBody(Map.of(), Map.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads a body, of which these are the fields. */
    static RequestBody read(String text, List<Field> fields) {
        RequestBody body = text.isBlank() ? EMPTY : parse(text);
        body.values.forEach((name, value) -> requireKnown(name, value, fields));
        for (Field field : fields) {
            if (field.required() && !body.values.containsKey(field.name())) {
                throw ApiException.invalid("The body has no " + field.name() + ".");
            }
        }
        return body;
    }

    private static void requireKnown(String name, JsonNode value, List<Field> fields) {
        Field field = fields.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("The body must not have a member " + name + "; it may have "
                        + String.join(", ", fields.stream().map(Field::name).toList()) + "."));
        if (!field.type().accepts(value)) {
            throw ApiException.invalid(name + " must be " + field.type().words() + ".");
        }
    }

    private static RequestBody parse(String text) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        try (JsonParser in = JSON.createParser(text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw ApiException.invalid("The body must be a JSON object.");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                int start = (int) in.currentTokenLocation().getCharOffset();
                JsonNode value = in.readValueAsTree();
                if (!value.isNull()) {
                    values.put(name, value);
                    texts.put(name, text.substring(start, (int)
                            in.currentLocation().getCharOffset()));
                }
            }
            if (in.nextToken() != null) {
                throw ApiException.invalid("The body must be one JSON object.");
            }
        } catch (JsonProcessingException e) {
            throw ApiException.invalid("The body is no JSON: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RequestBody(values, texts);
    }

    Optional<JsonNode> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A policy as it was written. */
    Optional<String> policy(String name) {
        return find(name).map(value -> value.isTextual() ? value.textValue() : texts.get(name));
    }
}
