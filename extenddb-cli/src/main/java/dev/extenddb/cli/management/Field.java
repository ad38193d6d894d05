package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A member of a request's body, or a parameter of its query.
 *
 * @param name what it is called
 * @param type what it holds
 * @param required whether it must be there
 * @param description what it means
 */
record Field(String name, Type type, boolean required, String description) {

    /** What a field can hold. */
    enum Type {
        TEXT("a text", "string"),
        NUMBER("a whole number", "integer"),
        FLAG("true or false", "boolean"),
        LIST("a list", "array"),
        OBJECT("an object", "object"),
        /** A policy: an object, or a text with one in it. */
        POLICY("a policy", "object");

        private final String words;
        private final String schema;

        Type(String words, String schema) {
            this.words = words;
            this.schema = schema;
        }

        String words() {
            return words;
        }

        /** What JSON Schema calls it. */
        String schema() {
            return schema;
        }

        boolean accepts(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case NUMBER -> value.isIntegralNumber() && value.canConvertToLong();
                case FLAG -> value.isBoolean();
                case LIST -> value.isArray();
                case OBJECT -> value.isObject();
                case POLICY -> value.isObject() || value.isTextual();
            };
        }
    }

    static Field text(String name, String description) {
        return new Field(name, Type.TEXT, true, description);
    }

    static Field number(String name, String description) {
        return new Field(name, Type.NUMBER, true, description);
    }

    static Field flag(String name, String description) {
        return new Field(name, Type.FLAG, true, description);
    }

    static Field list(String name, String description) {
        return new Field(name, Type.LIST, true, description);
    }

    static Field object(String name, String description) {
        return new Field(name, Type.OBJECT, true, description);
    }

    static Field policy(String name, String description) {
        return new Field(name, Type.POLICY, true, description);
    }

    Field optional() {
        return new Field(name, type, false, description);
    }
}
