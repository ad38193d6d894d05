package dev.extenddb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StampsTest {

    private final TestClock clock = new TestClock();
    private final Stamps stamps = new Stamps(clock);

    @Test
    void growWhileTheClockStandsStillAndWhenItGoesBack() {
        long first = stamps.next();
        assertThat(stamps.next()).isEqualTo(first + 1);
        clock.advance(Duration.ofSeconds(-1));
        assertThat(stamps.next()).isEqualTo(first + 2);
    }

    @Test
    void areMicrosecondsOfTheClock() {
        long first = stamps.next();
        clock.advance(Duration.ofMillis(3));

        assertThat(stamps.next() - first).isEqualTo(3000);
        assertThat(first).isEqualTo(clock.instant().minusMillis(3).getEpochSecond() * 1_000_000);
    }
}
