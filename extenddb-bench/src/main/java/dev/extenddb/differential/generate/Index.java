package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Json;
import java.util.List;

/**
 * A secondary index.
 *
 * @param name its name
 * @param global whether it is global
 * @param key its key
 * @param projected attributes it projects besides keys; a lone {@code *} for all of them
 */
record Index(String name, boolean global, KeyPair key, List<String> projected) {

    static Index local(String name, Attribute hash, Attribute range, String... projected) {
        return new Index(name, false, KeyPair.of(hash, range), List.of(projected));
    }

    static Index global(String name, KeyPair key, String... projected) {
        return new Index(name, true, key, List.of(projected));
    }

    ObjectNode description() {
        var index = Json.object("IndexName", name);
        index.set("KeySchema", key.schema());
        var projection = index.putObject("Projection");
        if (projected.isEmpty()) {
            projection.put("ProjectionType", "KEYS_ONLY");
        } else if (projected.equals(List.of("*"))) {
            projection.put("ProjectionType", "ALL");
        } else {
            projection.put("ProjectionType", "INCLUDE").set("NonKeyAttributes", Json.texts(projected));
        }
        return index;
    }
}
