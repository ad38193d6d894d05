package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A table.
 *
 * @param name its name
 * @param key its primary key
 * @param indexes its secondary indexes
 * @param stream what the records of its stream show; empty if it has none
 */
record Table(String name, KeyPair key, List<Index> indexes, Optional<String> stream) {

    Table(String name, KeyPair key, List<Index> indexes) {
        this(name, key, indexes, Optional.empty());
    }

    Call creation() {
        var body = Json.object("TableName", name).put("BillingMode", "PAY_PER_REQUEST");
        body.set("KeySchema", key.schema());
        var attributes = new LinkedHashSet<>(key.attributes());
        indexes.forEach(index -> attributes.addAll(index.key().attributes()));
        var definitions = body.putArray("AttributeDefinitions");
        attributes.forEach(attribute -> definitions.add(definition(attribute)));
        addIndexes(body, "GlobalSecondaryIndexes", true);
        addIndexes(body, "LocalSecondaryIndexes", false);
        stream.ifPresent(view ->
                body.putObject("StreamSpecification").put("StreamEnabled", true).put("StreamViewType", view));
        return new Call("CreateTable", body);
    }

    static ObjectNode definition(Attribute attribute) {
        return Json.object("AttributeName", attribute.name()).put("AttributeType", attribute.type());
    }

    private void addIndexes(ObjectNode body, String member, boolean global) {
        var chosen = indexes.stream()
                .filter(index -> index.global() == global)
                .map(Index::description)
                .toList();
        if (!chosen.isEmpty()) {
            body.set(member, Json.array(chosen));
        }
    }
}
