package dev.extenddb.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import dev.extenddb.testing.Threads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every kind of threads. */
class StoreThreadsTest {

    private static final TableKey ITEM = new TableKey(new TableRef(7), Bytes.of((byte) 1));
    private static final TableKey OTHER = new TableKey(new TableRef(7), Bytes.of((byte) 2));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void workOnOneItemTakesTurns(boolean blocking) {
        try (var threads = StoreThreads.of(blocking)) {
            int[] plain = new int[1];
            Threads.run(8, thread -> {
                for (int i = 0; i < 5_000; i++) {
                    threads.inTurn(ITEM, () -> plain[0]++).toCompletableFuture().join();
                }
            });

            assertThat(plain[0]).isEqualTo(40_000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void workOnSeveralItemsNeverLocksUp(boolean blocking) {
        try (var threads = StoreThreads.of(blocking)) {
            Threads.run(4, thread -> {
                var items = thread % 2 == 0 ? List.of(ITEM, OTHER) : List.of(OTHER, ITEM);
                for (int i = 0; i < 2_000; i++) {
                    threads.inTurn(items, () -> true).toCompletableFuture().join();
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failuresEndTheStage(boolean blocking) {
        try (var threads = StoreThreads.of(blocking)) {
            var stage = threads.inTurn(ITEM, () -> {
                throw new IllegalStateException("expected");
            });

            assertThatThrownBy(() -> stage.toCompletableFuture().join())
                    .hasRootCauseInstanceOf(IllegalStateException.class);
            assertThat(threads.inTurn(ITEM, () -> "goes on")
                            .toCompletableFuture()
                            .join())
                    .isEqualTo("goes on");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoAwaitsWorkUnderWaySeesItEnd(boolean blocking) throws Exception {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var threads = StoreThreads.of(blocking)) {
            var work = CompletableFuture.supplyAsync(() -> threads.inTurn(ITEM, () -> {
                begun.countDown();
                return await(release);
            }));
            begun.await();
            var awaiting = CompletableFuture.runAsync(
                    () -> threads.underWayEnded().toCompletableFuture().join());

            assertThatThrownBy(() -> awaiting.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            release.countDown();
            awaiting.get(30, TimeUnit.SECONDS);
            assertThat(work.get(30, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
