package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.extenddb.differential.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key: of a table or of an index.
 *
 * @param hash the partition key
 * @param range the sort key, if there is one
 */
record KeyPair(Attribute hash, Optional<Attribute> range) {

    static KeyPair of(Attribute hash) {
        return new KeyPair(hash, Optional.empty());
    }

    static KeyPair of(Attribute hash, Attribute range) {
        return new KeyPair(hash, Optional.of(range));
    }

    List<Attribute> attributes() {
        return Stream.concat(Stream.of(hash), range.stream()).toList();
    }

    ArrayNode schema() {
        var schema = Json.array();
        schema.addObject().put("AttributeName", hash.name()).put("KeyType", "HASH");
        range.ifPresent(
                sort -> schema.addObject().put("AttributeName", sort.name()).put("KeyType", "RANGE"));
        return schema;
    }
}
