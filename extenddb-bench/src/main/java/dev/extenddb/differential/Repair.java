package dev.extenddb.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.generate.RequestGenerator;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Endpoint;
import dev.extenddb.differential.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the candidate's contents those of the reference, so that one difference is reported once. */
final class Repair {

    private final Endpoint reference;
    private final Endpoint candidate;

    Repair(Endpoint reference, Endpoint candidate) {
        this.reference = reference;
        this.candidate = candidate;
    }

    /**
     * Does it.
     *
     * @param tablesToo whether descriptions of tables may differ as well: then those that may go are deleted
     */
    void run(boolean tablesToo) {
        var sound = new Tables(reference);
        var other = new Tables(candidate);
        if (tablesToo || !sound.names().equals(other.names())) {
            RequestGenerator.scratchTables().forEach(this::remove);
            sound.awaitSettled();
            other.awaitSettled();
        }
        contents(sound.names());
    }

    /** Does it to the contents of some tables. */
    void contents(List<String> tables) {
        var sound = new Tables(reference);
        var other = new Tables(candidate);
        for (var table : tables) {
            var wanted = byKey(sound, table);
            var found = byKey(other, table);
            found.keySet().stream()
                    .filter(key -> !wanted.containsKey(key))
                    .forEach(key -> candidate.send(delete(table, key)));
            wanted.forEach((key, item) -> {
                if (!item.equals(found.get(key))) {
                    copy(table, key, item);
                }
            });
        }
    }

    /** Copies an item; one that the candidate will not have is removed from both. */
    private void copy(String table, JsonNode key, JsonNode item) {
        if (!candidate.send(put(table, item)).succeeded()) {
            reference.send(delete(table, key));
            candidate.send(delete(table, key));
        }
    }

    private void remove(String table) {
        var unprotect =
                new Call("UpdateTable", Json.object("TableName", table).put("DeletionProtectionEnabled", false));
        var delete = new Call("DeleteTable", Json.object("TableName", table));
        for (var server : List.of(reference, candidate)) {
            server.send(unprotect);
            new Tables(server).awaitSettled();
            server.send(delete);
        }
    }

    private static Call put(String table, JsonNode item) {
        return new Call("PutItem", Json.object("TableName", table).set("Item", item));
    }

    private static Call delete(String table, JsonNode key) {
        return new Call("DeleteItem", Json.object("TableName", table).set("Key", key));
    }

    private static Map<JsonNode, JsonNode> byKey(Tables tables, String table) {
        var keyAttributes = tables.keyAttributes(table);
        var items = new LinkedHashMap<JsonNode, JsonNode>();
        tables.items(table)
                .forEach(item -> items.put(((ObjectNode) item).deepCopy().retain(keyAttributes), item));
        return items;
    }
}
