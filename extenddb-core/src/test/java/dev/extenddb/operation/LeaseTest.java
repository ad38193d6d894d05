package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.testing.TestClock;
import dev.extenddb.testing.Threads;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private final TestClock clock = new TestClock();
    private final MemoryStorage storage = new MemoryStorage();
    private final Lease one = lease();
    private final Lease other = lease();

    private Lease lease() {
        return new Lease(storage.catalog(), "work", clock::instant);
    }

    @Test
    void oneHoldsItAtATime() {
        assertThat(one.hold()).isTrue();
        assertThat(other.hold()).isFalse();
        assertThat(one.hold()).isTrue();
    }

    @Test
    void whoKeepsAskingKeepsIt() {
        for (int i = 0; i < 10; i++) {
            assertThat(one.hold()).isTrue();
            clock.advance(Lease.LIFE.minus(Duration.ofSeconds(1)));
            assertThat(one.hold()).isTrue();
            assertThat(other.hold()).isFalse();
        }
    }

    @Test
    void whoIsNotHeardOfLosesIt() {
        one.hold();
        clock.advance(Lease.LIFE);

        assertThat(other.hold()).isTrue();
        assertThat(one.hold()).isFalse();
    }

    @Test
    void whatIsGivenBackIsFreeAtOnce() {
        one.hold();
        other.release();
        assertThat(other.hold()).isFalse();

        one.release();
        assertThat(other.hold()).isTrue();
    }

    @Test
    void ofManyThatAskAtOnceOneGetsIt() {
        var holders = new AtomicInteger();
        Threads.run(8, thread -> {
            if (lease().hold()) {
                holders.incrementAndGet();
            }
        });
        assertThat(holders).hasValue(1);
    }
}
