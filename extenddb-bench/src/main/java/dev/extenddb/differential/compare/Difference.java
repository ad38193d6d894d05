package dev.extenddb.differential.compare;

import dev.extenddb.differential.wire.Json;
import dev.extenddb.differential.wire.Reply;
import dev.extenddb.differential.wire.Step;
import java.util.function.UnaryOperator;

/**
 * Two answers that differ.
 *
 * @param seed the run's seed
 * @param index how many requests of the run came before
 * @param step the request
 * @param aspect what differs
 * @param reference DynamoDB Local's answer
 * @param candidate the other answer
 */
public record Difference(long seed, int index, Step step, Aspect aspect, Reply reference, Reply candidate) {

    /** What differences of one cause have in common: the operation, the aspect and both outcomes. */
    public String kind() {
        return step.call().operation() + " " + aspect + ": " + outcome(reference) + " | " + outcome(candidate);
    }

    /** Whether all of the difference goes once the texts of both answers are changed so. */
    boolean isOnly(UnaryOperator<String> change) {
        return Comparison.differ(step, changed(reference, change), changed(candidate, change))
                .filter(left -> left != Aspect.UNCHECKED_MESSAGE)
                .isEmpty();
    }

    private static Reply changed(Reply reply, UnaryOperator<String> change) {
        return new Reply(reply.status(), Json.parse(change.apply(reply.body().toString())));
    }

    @Override
    public String toString() {
        return "seed " + seed + ", request " + index + ", " + aspect + "\n  request:   " + step.call()
                + (step.paging() == Step.Paging.ONE_PAGE ? "" : " (" + step.paging() + ")") + "\n  reference: "
                + reference
                + "\n  candidate: " + candidate;
    }

    private String outcome(Reply reply) {
        if (reply.succeeded()) {
            return "success";
        }
        var message = MessageRules.withoutParticulars(reply.message());
        var words = message.length() > 90 ? message.substring(0, 90) : message;
        return reply.errorType() + (aspect == Aspect.BODY ? "" : " \"" + words + "\"");
    }
}
