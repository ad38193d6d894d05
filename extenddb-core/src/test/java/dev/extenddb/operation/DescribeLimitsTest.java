package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.Test;

final class DescribeLimitsTest {

    @Test
    void tellsTheQuotasOfMostRegions() {
        try (var wire = new Wire()) {
            assertThat(wire.ok("DescribeLimits", "{}").body())
                    .isEqualTo("{\"AccountMaxReadCapacityUnits\":80000,\"AccountMaxWriteCapacityUnits\":80000,"
                            + "\"TableMaxReadCapacityUnits\":40000,\"TableMaxWriteCapacityUnits\":40000}");
        }
    }
}
