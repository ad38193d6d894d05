package dev.extenddb.cli.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String HERE = "10.0.0.1";
    private static final String THERE = "10.0.0.2";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    private void fail(String login, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(login, address);
        }
    }

    @Test
    void waitsGetLongerUpToAMinute() {
        fail("bob", HERE, 2);
        assertThat(throttle.delay("bob", HERE)).isEmpty();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            fail("bob", HERE, 1);
            assertThat(throttle.delay("bob", HERE)).contains(Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(throttle.delay("bob", HERE)).isEmpty();
        }
    }

    @Test
    void nobodyIsLockedOutFromElsewhere() {
        fail("bob", THERE, 1_000);

        assertThat(throttle.delay("bob", THERE)).contains(Duration.ofMinutes(1));
        assertThat(throttle.delay("bob", HERE)).isEmpty();
    }

    @Test
    void aSuccessForgets() {
        fail("bob", HERE, 5);
        throttle.succeeded("bob", HERE);
        assertThat(throttle.delay("bob", HERE)).isEmpty();
        fail("bob", HERE, 2);
        assertThat(throttle.delay("bob", HERE)).isEmpty();
    }

    @Test
    void whoTriesManyLoginsWaitsToo() {
        for (int i = 0; i < LoginThrottle.FREE_FOR_ADDRESS; i++) {
            fail("user" + i, HERE, 1);
        }
        assertThat(throttle.delay("another", HERE)).isEqualTo(Optional.of(Duration.ofSeconds(1)));
        now = now.plus(Duration.ofMinutes(16));
        fail("another", HERE, 1);
        assertThat(throttle.delay("another", HERE)).isEmpty();
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 30_000; i++) {
            throttle.failed("user" + i, "10.0." + i / 256 + "." + i % 256);
        }
        assertThat(throttle.remembers()).isEqualTo(20_000);
    }
}
