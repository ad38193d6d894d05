package dev.extenddb.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private final TestClock clock = new TestClock();
    private final MemoryStorage storage = new MemoryStorage();
    private final AuditTrail trail = new AuditTrail(storage.catalog(), clock);
    private final AuditTrail onOtherServer = new AuditTrail(storage.catalog(), clock);

    private AuditEvent event(String actor, String action) {
        return new AuditEvent(clock.instant(), actor, action, "123456789012", "t", "10.0.0.1", AuditEvent.SUCCESS, "r");
    }

    private List<String> actions(AuditQuery query) {
        return trail.find(query).stream().map(entry -> entry.event().action()).toList();
    }

    @Test
    void keepsEventsOfAllServersByTime() {
        trail.record(event("admin/a", "iam:CreateUser"));
        clock.advance(Duration.ofSeconds(1));
        onOtherServer.record(event("admin/b", "iam:DeleteUser"));
        clock.advance(Duration.ofSeconds(1));
        trail.record(event("admin/a", "settings:Set"));

        assertThat(actions(AuditQuery.all(10))).containsExactly("iam:CreateUser", "iam:DeleteUser", "settings:Set");
        assertThat(trail.find(AuditQuery.all(1)).get(0).event().at())
                .isEqualTo(clock.instant().minusSeconds(2));
    }

    @Test
    void findsByWhatIsAskedFor() {
        Instant start = clock.instant();
        trail.record(event("admin/a", "iam:CreateUser"));
        clock.advance(Duration.ofMinutes(1));
        trail.record(event("admin/b", "iam:DeleteUser"));
        clock.advance(Duration.ofMinutes(1));
        trail.record(event("admin/a", "settings:Set"));

        assertThat(actions(query(Optional.of("admin/a"), Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly("iam:CreateUser", "settings:Set");
        assertThat(actions(query(Optional.empty(), Optional.of("iam:*"), Optional.empty(), Optional.empty())))
                .containsExactly("iam:CreateUser", "iam:DeleteUser");
        assertThat(actions(query(Optional.empty(), Optional.of("iam:Create"), Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(actions(query(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(start.plusSeconds(60)),
                        Optional.of(start.plusSeconds(120)))))
                .containsExactly("iam:DeleteUser");
    }

    private static AuditQuery query(
            Optional<String> actor, Optional<String> action, Optional<Instant> from, Optional<Instant> to) {
        return new AuditQuery("", actor, action, Optional.empty(), from, to, 10);
    }

    @Test
    void pagesNeitherSkipNorRepeatWhatWasNotedTogether() {
        for (int i = 0; i < 1_205; i++) {
            trail.note(event("u", "a" + i));
        }
        assertThat(trail.find(AuditQuery.all(10))).isEmpty();
        trail.flush();
        trail.record(event("u", "last"));

        var seen = new ArrayList<String>();
        String after = "";
        List<AuditEntry> page;
        do {
            page = trail.find(new AuditQuery(
                    after,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    77));
            page.forEach(entry -> seen.add(entry.event().action()));
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (!page.isEmpty());

        assertThat(seen).hasSize(1_206).doesNotHaveDuplicates().contains("a0", "a499", "a500", "a1204", "last");
    }

    @Test
    void forgetsWhatIsOld() {
        trail.record(event("u", "old"));
        clock.advance(Duration.ofDays(2));
        trail.record(event("u", "new"));

        assertThat(trail.purge(clock.instant().minus(Duration.ofDays(1)))).isEqualTo(1);
        assertThat(actions(AuditQuery.all(10))).containsExactly("new");
    }

    @Test
    void whatSomebodySentIsMadeOneShortLine() {
        AuditEvent event = event("a\nforged line " + "x".repeat(10_000), "b");

        assertThat(event.actor()).startsWith("a?forged line x").hasSize(500);
    }
}
