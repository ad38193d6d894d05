package dev.extenddb.differential.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes a step at one endpoint, following that endpoint's own page keys: where pages end is each server's affair. */
public final class Walk {

    private static final int MOST_PAGES = 500;

    private final Endpoint endpoint;

    /** Walks at the endpoint. */
    public Walk(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The answer, pages taken together; the first failure if one fails. */
    public Reply take(Step step) {
        var call = step.call();
        return switch (step.paging()) {
            case ONE_PAGE -> endpoint.send(call);
            case ALL_PAGES -> allPages(call);
            case ALL_SEGMENTS -> allSegments(call);
        };
    }

    private Reply allSegments(Call call) {
        var segments = call.body().path("TotalSegments").asInt();
        var total = allPages(inSegment(call, 0));
        for (var segment = 1; segment < segments && total.succeeded(); segment++) {
            total = joined(total, allPages(inSegment(call, segment)));
        }
        return total;
    }

    private Reply allPages(Call call) {
        var total = endpoint.send(call);
        var pages = 1;
        while (total.succeeded() && hasMore(total)) {
            if (++pages > MOST_PAGES) {
                throw new IllegalStateException("more than " + MOST_PAGES + " pages of " + call);
            }
            var next = call.body().deepCopy();
            continueAfter(total.body(), next);
            total = joined(total, endpoint.send(new Call(call.operation(), next)));
        }
        return total;
    }

    private static boolean hasMore(Reply page) {
        return page.body().has("LastEvaluatedKey") || page.body().has("NextToken");
    }

    /** A statement's page ends with a token, and may name its last key as well. */
    private static void continueAfter(JsonNode page, ObjectNode next) {
        if (page.has("NextToken")) {
            next.set("NextToken", page.get("NextToken"));
        } else {
            next.set("ExclusiveStartKey", page.get("LastEvaluatedKey"));
        }
    }

    private static Call inSegment(Call call, int segment) {
        return new Call(call.operation(), call.body().deepCopy().put("Segment", segment));
    }

    private static Reply joined(Reply before, Reply page) {
        if (!page.succeeded()) {
            return page;
        }
        var body = (ObjectNode) page.body().deepCopy();
        for (var counter : new String[] {"Count", "ScannedCount"}) {
            if (body.has(counter)) {
                body.put(
                        counter,
                        before.body().path(counter).asInt()
                                + page.body().path(counter).asInt());
            }
        }
        if (before.body().path("Items") instanceof ArrayNode items) {
            body.set("Items", items.deepCopy().addAll((ArrayNode) page.body().withArray("Items")));
        }
        return new Reply(page.status(), body);
    }
}
