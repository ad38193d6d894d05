package dev.extenddb.differential.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.ItemOrder;
import dev.extenddb.differential.wire.Json;
import dev.extenddb.differential.wire.Reply;
import dev.extenddb.differential.wire.Step;
import java.util.HashSet;
import java.util.Optional;

/** Compares two answers to one request. */
public final class Comparison {

    private Comparison() {}

    /** What the answers differ in, the gravest aspect first; empty if they mean the same. */
    public static Optional<Aspect> differ(Step step, Reply reference, Reply candidate) {
        if (reference.status() != candidate.status()) {
            return Optional.of(Aspect.STATUS);
        }
        if (!reference.errorType().equals(candidate.errorType())) {
            return Optional.of(Aspect.ERROR_TYPE);
        }
        return reference.succeeded() ? bodies(step, reference, candidate) : failures(step, reference, candidate);
    }

    /** The answer with those of its items only that the other answer lacks: what is worth showing of two long answers. */
    public static Reply without(Reply answer, Reply other) {
        var normaliser = new Normaliser(ItemOrder.free());
        var common = new HashSet<JsonNode>();
        normaliser.normal(other.body()).path("Items").forEach(common::add);
        var body = Json.object();
        var items = body.putArray("Items");
        for (var item : normaliser.normal(answer.body()).path("Items")) {
            if (!common.contains(item)) {
                items.add(item);
            }
        }
        return new Reply(answer.status(), body);
    }

    private static Optional<Aspect> bodies(Step step, Reply reference, Reply candidate) {
        var normaliser = new Normaliser(step.order());
        var same = normaliser.normal(reference.body()).equals(normaliser.normal(candidate.body()));
        return same ? Optional.empty() : Optional.of(Aspect.BODY);
    }

    private static Optional<Aspect> failures(Step step, Reply reference, Reply candidate) {
        var details = bodies(step, withoutMessages(reference), withoutMessages(candidate));
        if (details.isPresent()) {
            return details;
        }
        var expected = reference.message();
        var actual = candidate.message();
        if (MessageRules.comparable(expected).equals(MessageRules.comparable(actual))) {
            return Optional.empty();
        }
        return Optional.of(MessageRules.trusted(expected, actual) ? Aspect.MESSAGE : Aspect.UNCHECKED_MESSAGE);
    }

    /** What an error says besides its message: the item of a failed condition, the reasons of a cancellation. */
    private static Reply withoutMessages(Reply reply) {
        var rest = Json.object();
        if (reply.body() instanceof ObjectNode body) {
            copy(body, "Item", rest);
            var reasons = rest.putArray("CancellationReasons");
            body.path("CancellationReasons").forEach(reason -> {
                var kept = reasons.addObject();
                copy(reason, "Code", kept);
                copy(reason, "Item", kept);
            });
        }
        return new Reply(reply.status(), rest);
    }

    private static void copy(JsonNode from, String name, ObjectNode to) {
        if (from.has(name)) {
            to.set(name, from.get(name));
        }
    }
}
