package dev.extenddb.sdk;

import dev.extenddb.item.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.utils.BinaryUtils;

/** Collects the body that an asynchronous client publishes. */
final class CollectedBody implements Subscriber<ByteBuffer> {

    private final CompletableFuture<Bytes> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    private CollectedBody() {}

    static CompletableFuture<Bytes> of(Publisher<ByteBuffer> publisher) {
        var body = new CollectedBody();
        publisher.subscribe(body);
        return body.whole;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
        parts.writeBytes(BinaryUtils.copyRemainingBytesFrom(part));
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(Bytes.wrap(parts.toByteArray()));
    }
}
