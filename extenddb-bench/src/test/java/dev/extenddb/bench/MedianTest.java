package dev.extenddb.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheMiddle() {
        assertThat(Median.of(List.of(9.0, 1.0, 3.0))).isEqualTo(3.0);
        assertThat(Median.of(List.of(4.0, 2.0))).isEqualTo(4.0);
    }

    @Test
    void ofNothingIsRefused() {
        assertThatThrownBy(() -> Median.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
