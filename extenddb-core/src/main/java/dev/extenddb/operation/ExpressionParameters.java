package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.Wording;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Utf8;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.Members;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What the placeholders in a request's expressions stand for. */
public record ExpressionParameters(Optional<Map<String, String>> names, Optional<Attributes> values) {

    /** A request without placeholders. */
    public static final ExpressionParameters NONE = new ExpressionParameters(Optional.empty(), Optional.empty());

    static ExpressionParameters from(Members in) {
        return new ExpressionParameters(
                in.find(CommonMembers.EXPRESSION_ATTRIBUTE_NAMES), in.find(CommonMembers.EXPRESSION_ATTRIBUTE_VALUES));
    }

    /** How many bytes the names and values have that placeholders stand for. */
    long size() {
        long nameBytes = names.map(Map::values).stream()
                .flatMap(Collection::stream)
                .mapToLong(Utf8::length)
                .sum();
        long valueBytes = values.map(Attributes::values).map(Map::values).stream()
                .flatMap(Collection::stream)
                .mapToLong(AttributeValue::size)
                .sum();
        return nameBytes + valueBytes;
    }

    /** The placeholders to bind expressions with, once they are sound themselves. */
    Placeholders bind() {
        if (names.isPresent()) {
            requireSoundNames(names.get());
        }
        if (values.isPresent()) {
            requireSoundValues(values.get());
        }
        if (names.isEmpty() && values.isEmpty()) {
            return Placeholders.none();
        }
        return new Placeholders(
                names.orElse(Map.of()), values.isPresent() ? values.get().values() : Map.of());
    }

    /** Refuses values that are nested as deep as no attribute may be, which only writes of single items do. */
    void requireDepth() {
        if (values.isPresent()) {
            for (AttributeValue value : values.get().values().values()) {
                ItemChecks.requireDepth(value);
            }
        }
    }

    private static void requireSoundNames(Map<String, String> names) {
        if (names.isEmpty()) {
            throw DynamoDbException.validation("ExpressionAttributeNames must not be empty");
        }
        requireSoundKeys("ExpressionAttributeNames", '#', names.keySet());
        for (Map.Entry<String, String> name : names.entrySet()) {
            requireSoundName(name.getValue(), name.getKey());
        }
    }

    private static void requireSoundName(String name, String key) {
        if (name.isEmpty()) {
            throw DynamoDbException.validation(
                    "ExpressionAttributeNames contains invalid value: Empty attribute name for key " + key);
        }
        if (Utf8.length(name) > ItemChecks.MAX_NAME_SIZE) {
            throw DynamoDbException.validation("ExpressionAttributeNames contains invalid value: Attribute name is too "
                    + "large, must be less than 65536 bytes for key " + key);
        }
    }

    private static void requireSoundValues(Attributes values) {
        if (values.values().isEmpty() && values.fault().isEmpty()) {
            throw DynamoDbException.validation("ExpressionAttributeValues must not be empty");
        }
        requireSoundKeys("ExpressionAttributeValues", ':', values.values().keySet());
        if (values.fault().isPresent()) {
            var fault = values.fault().get();
            throw DynamoDbException.validation(
                    "ExpressionAttributeValues contains invalid value: "
                            + fault.error().message(Wording.OLDER) + " for key " + fault.name(),
                    fault.error().message(Wording.NEWER));
        }
    }

    private static void requireSoundKeys(String member, char mark, Iterable<String> keys) {
        for (String key : keys) {
            if (!isPlaceholder(key, mark)) {
                throw DynamoDbException.validation(
                        member + " contains invalid key: Syntax error; key: \"" + key + "\"");
            }
        }
    }

    private static boolean isPlaceholder(String key, char mark) {
        if (key.length() < 2 || key.charAt(0) != mark) {
            return false;
        }
        for (int i = 1; i < key.length(); i++) {
            if (!isWordCharacter(key.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWordCharacter(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
    }
}
