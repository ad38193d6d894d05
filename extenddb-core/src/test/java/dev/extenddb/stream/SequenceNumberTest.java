package dev.extenddb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNumberTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 42, Long.MAX_VALUE})
    void hasItsPosition(long position) {
        assertThat(SequenceNumber.of(position)).matches("\\d{21}");
        assertThat(SequenceNumber.position(SequenceNumber.of(position))).contains(position);
    }

    @Test
    void othersHaveNone() {
        assertThat(SequenceNumber.position("x".repeat(21))).isEmpty();
        assertThat(SequenceNumber.position("0".repeat(21))).isEmpty();
        assertThat(SequenceNumber.position("9".repeat(40))).isEmpty();
    }
}
