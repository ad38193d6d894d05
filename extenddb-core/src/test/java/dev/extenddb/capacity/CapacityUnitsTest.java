package dev.extenddb.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityUnitsTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "4096, 1", "4097, 2", "8192, 2", "409600, 100"})
    void readsCostByFourKilobytes(long size, double units) {
        assertThat(CapacityUnits.read(size, true)).isEqualTo(units);
        assertThat(CapacityUnits.read(size, false)).isEqualTo(units / 2);
        assertThat(CapacityUnits.transactionalRead(size)).isEqualTo(units * 2);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1024, 1", "1025, 2", "409600, 400"})
    void writesCostByKilobytes(long size, double units) {
        assertThat(CapacityUnits.write(size)).isEqualTo(units);
    }
}
