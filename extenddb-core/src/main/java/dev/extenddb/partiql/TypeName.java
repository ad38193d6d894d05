package dev.extenddb.partiql;

import dev.extenddb.item.AttributeType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The name of a type behind IS.
 *
 * @param attributeType what it means of an attribute; nothing for types of PartiQL that DynamoDB does not test for
 * @param secondWord the rest of a name of two words
 */
record TypeName(Optional<AttributeType> attributeType, Optional<String> secondWord) {

    private static final TypeName UNSUPPORTED = new TypeName(Optional.empty(), Optional.empty());

    private static final Map<String, TypeName> BY_NAME = Map.ofEntries(
            supported("NULL", AttributeType.NULL),
            supported("BOOL", AttributeType.BOOL),
            supported("BOOLEAN", AttributeType.BOOL),
            supported("BLOB", AttributeType.B),
            supported("STRING", AttributeType.S),
            supported("NUMERIC", AttributeType.N),
            supported("STRUCT", AttributeType.M),
            supported("TUPLE", AttributeType.M),
            supported("LIST", AttributeType.L),
            Map.entry("CHARACTER", new TypeName(Optional.empty(), Optional.of("VARYING"))),
            Map.entry("DOUBLE", new TypeName(Optional.empty(), Optional.of("PRECISION"))),
            Map.entry("BAG", UNSUPPORTED),
            Map.entry("CHAR", UNSUPPORTED),
            Map.entry("CLOB", UNSUPPORTED),
            Map.entry("DATE", UNSUPPORTED),
            Map.entry("DECIMAL", UNSUPPORTED),
            Map.entry("FLOAT", UNSUPPORTED),
            Map.entry("INT", UNSUPPORTED),
            Map.entry("INT4", UNSUPPORTED),
            Map.entry("INT8", UNSUPPORTED),
            Map.entry("INTEGER", UNSUPPORTED),
            Map.entry("REAL", UNSUPPORTED),
            Map.entry("SEXP", UNSUPPORTED),
            Map.entry("SMALLINT", UNSUPPORTED),
            Map.entry("SYMBOL", UNSUPPORTED),
            Map.entry("TIME", UNSUPPORTED),
            Map.entry("TIMESTAMP", UNSUPPORTED),
            Map.entry("VARCHAR", UNSUPPORTED));

    /** The type of a name, or of its first word, in any case. */
    static Optional<TypeName> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    private static Map.Entry<String, TypeName> supported(String name, AttributeType type) {
        return Map.entry(name, new TypeName(Optional.of(type), Optional.empty()));
    }
}
