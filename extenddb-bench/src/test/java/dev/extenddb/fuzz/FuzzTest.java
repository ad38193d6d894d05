package dev.extenddb.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.bench.boot.EmbeddedExtendDb;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is sent to it, the HTTP door answers in time, never with a 500, and tells nothing of other accounts. */
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 4_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121);

    /** How much more memory may be in use late in the run than early in it. */
    private static final long GROWTH_MEGABYTES = 64;

    @Test
    void withstandsMutatedRequests() throws IOException {
        try (var server = new EmbeddedExtendDb()) {
            var result = FuzzRun.run(server.start(), REQUESTS, SEED);

            assertThat(result.failures()).isEmpty();
            assertThat(result.statuses().get(200)).as("some are still good").isGreaterThan(REQUESTS / 100);
            assertThat(result.statuses().get(400)).isGreaterThan(REQUESTS / 4);
            List<Long> used = result.usedMegabytes();
            assertThat(least(used.subList(used.size() / 2, used.size())))
                    .as("megabytes in use after each round: %s", used)
                    .isLessThan(least(used.subList(0, used.size() / 2)) + GROWTH_MEGABYTES);
        }
    }

    private static long least(List<Long> megabytes) {
        return Collections.min(megabytes);
    }
}
