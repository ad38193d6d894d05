package dev.extenddb.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.policy.Permissions;
import dev.extenddb.policy.Principal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** For how long is believed whose a key is. */
class SignatoriesTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private final AtomicInteger loads = new AtomicInteger();
    private final Queue<Runnable> beside = new ArrayDeque<>();
    private final Signatories signatories = new Signatories(this::load, beside::add, nanoTime::get);

    private Optional<Signatory> load(String keyId) {
        loads.incrementAndGet();
        var principal = new Principal("1", keyId, Optional.empty(), "i", Optional.empty(), Map.of());
        return keyId.startsWith("AKIA")
                ? Optional.of(
                        new Signatory("s" + loads, Optional.empty(), Optional.empty(), principal, Permissions.NONE))
                : Optional.empty();
    }

    private String secret() {
        return signatories.find("AKIA1").orElseThrow().secret();
    }

    @Test
    void requestsCostNoQuery() {
        for (int i = 0; i < 1000; i++) {
            assertThat(secret()).isEqualTo("s1");
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void whatIsHalfOldIsLookedUpBesideTheRequests() {
        assertThat(secret()).isEqualTo("s1");
        nanoTime.addAndGet(Signatories.LEASE.dividedBy(2).toNanos() + 1);
        assertThat(secret()).isEqualTo("s1");
        assertThat(secret()).isEqualTo("s1");
        assertThat(beside).hasSize(1);

        beside.remove().run();
        assertThat(secret()).isEqualTo("s2");
        assertThat(loads).hasValue(2);
    }

    @Test
    void nothingIsBelievedAfterTheLease() {
        assertThat(secret()).isEqualTo("s1");
        nanoTime.addAndGet(Signatories.LEASE.plus(Duration.ofNanos(1)).toNanos());

        assertThat(secret()).isEqualTo("s2");
    }

    @Test
    void keysThatNobodyHasAreRememberedToo() {
        assertThat(signatories.find("x")).isEmpty();
        assertThat(signatories.find("x")).isEmpty();
        assertThat(loads).hasValue(1);
    }

    @Test
    void whoeverTriesKeysOutDoesNotFillTheMemory() {
        for (int i = 0; i < 30_000; i++) {
            assertThat(signatories.find("x" + i)).isEmpty();
        }
        assertThat(signatories.remembered()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void whatIsForgottenIsLookedUpAnew() {
        assertThat(secret()).isEqualTo("s1");
        signatories.forget();

        assertThat(secret()).isEqualTo("s2");
    }
}
