package dev.extenddb.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes requests at random: their structure, or their bytes. Not thread-safe. */
final class Mutation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int DEEP = 200;
    private static final int LONG = 70_000;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "\ud800",
            "\u202e",
            "💥",
            "NaN",
            "1e999999999",
            "-0",
            "00000000000000000000000000000000000000000000000001",
            "AAAA",
            "====",
            "'; drop table item; --",
            "#",
            ":a",
            "a[0].b",
            "a".repeat(256),
            "ALL_OLD",
            "shardIterator",
            "arn:aws:dynamodb:us-east-1:" + Victim.ACCOUNT + ":table/hash-text",
            "arn:aws:dynamodb:us-east-1:" + Victim.ACCOUNT + ":table/text-text/index/include",
            "SELECT * FROM \"hash-text\"",
            "arn:aws:dynamodb:*:*:table/*");

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** Some nodes of a body are changed, moved, doubled or removed; the whole stays JSON. */
    JsonNode ofStructure(JsonNode body, JsonNode other) {
        JsonNode mutated = body.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<JsonNode> containers = containers(mutated);
            if (containers.isEmpty()) {
                return mutated;
            }
            change(containers.get(random.nextInt(containers.size())), other);
        }
        return mutated;
    }

    private static List<JsonNode> containers(JsonNode root) {
        var containers = new ArrayList<JsonNode>();
        collect(root, containers);
        return containers;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void change(JsonNode container, JsonNode other) {
        if (container instanceof ObjectNode object) {
            changeMember(object, other);
        } else if (container instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(3)) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.get(at).deepCopy());
                default -> array.set(at, value(other));
            }
        }
    }

    private void changeMember(ObjectNode object, JsonNode other) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? text() : names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(text(), object.path(name).deepCopy());
            case 2 ->
                other.properties().stream()
                        .findFirst()
                        .ifPresent(member ->
                                object.set(member.getKey(), member.getValue().deepCopy()));
            default -> object.set(name, value(other));
        }
    }

    private JsonNode value(JsonNode other) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextLong() >> random.nextInt(64));
            case 3 -> JSON.numberNode(random.nextDouble());
            case 4 -> JSON.numberNode(BigInteger.TEN.pow(random.nextInt(400)));
            case 5 -> nested();
            case 6 -> other.deepCopy();
            case 7 -> JSON.textNode("x".repeat(random.nextInt(LONG)));
            default -> JSON.textNode(text());
        };
    }

    private JsonNode nested() {
        JsonNode node = JSON.textNode("deep");
        for (int i = random.nextInt(DEEP); i > 0; i--) {
            node = random.nextBoolean()
                    ? JSON.arrayNode().add(node)
                    : JSON.objectNode().set(random.nextBoolean() ? "M" : "L", node);
        }
        return node;
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** Some bytes are changed, added, doubled or removed. */
    byte[] ofBytes(byte[] bytes) {
        byte[] mutated = bytes;
        for (int i = random.nextInt(4); i >= 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            int end = Math.min(mutated.length, at + 1 + random.nextInt(16));
            mutated = switch (random.nextInt(5)) {
                case 0 -> Arrays.copyOf(mutated, at);
                case 1 -> joined(mutated, at, new byte[0], end);
                case 2 -> joined(mutated, at, Arrays.copyOfRange(mutated, at, end), at);
                case 3 -> joined(mutated, at, text().getBytes(StandardCharsets.UTF_8), at);
                default -> joined(mutated, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            };
        }
        return mutated;
    }

    private static byte[] joined(byte[] bytes, int headEnd, byte[] middle, int tailStart) {
        byte[] joined = Arrays.copyOf(bytes, headEnd + middle.length + bytes.length - tailStart);
        System.arraycopy(middle, 0, joined, headEnd, middle.length);
        System.arraycopy(bytes, tailStart, joined, headEnd + middle.length, bytes.length - tailStart);
        return joined;
    }
}
