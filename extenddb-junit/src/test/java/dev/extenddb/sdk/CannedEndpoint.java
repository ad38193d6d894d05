package dev.extenddb.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers with what the test has laid out, in that order, and keeps what it was asked. */
final class CannedEndpoint implements WireEndpoint {

    private final Queue<WireResponse> answers = new ConcurrentLinkedQueue<>();
    private final Queue<WireRequest> questions = new ConcurrentLinkedQueue<>();

    CannedEndpoint willAnswer(int status, String json) {
        var type = new WireResponse.Header("Content-Type", "application/x-amz-json-1.0");
        answers.add(new WireResponse(status, List.of(type), Bytes.wrap(json.getBytes(UTF_8))));
        return this;
    }

    /** The oldest request not yet looked at. */
    WireRequest question() {
        return questions.remove();
    }

    static String text(WireRequest request) {
        return new String(request.body().toArray(), UTF_8);
    }

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        questions.add(request);
        // Half of the answers come later and from elsewhere, as those of a store that waits.
        return questions.size() % 2 == 0
                ? CompletableFuture.supplyAsync(answers::remove)
                : CompletableFuture.completedFuture(answers.remove());
    }
}
