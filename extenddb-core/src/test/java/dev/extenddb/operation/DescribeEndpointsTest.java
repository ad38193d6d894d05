package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.Test;

final class DescribeEndpointsTest {

    @Test
    void tellsTheHostThatWasAskedToBeUsedForADay() {
        try (var wire = new Wire()) {
            var answer = wire.ok("DescribeEndpoints", "{}");

            assertThat(answer.number("Endpoints.0.CachePeriodInMinutes")).isEqualTo(1440);
            assertThat(answer.text("Endpoints.0.Address")).isNotBlank();
        }
    }
}
