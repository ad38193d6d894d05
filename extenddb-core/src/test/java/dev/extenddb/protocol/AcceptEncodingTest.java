package dev.extenddb.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | gzip",
                "GZIP | gzip",
                "deflate | deflate",
                "gzip, deflate | gzip",
                "deflate, gzip | deflate",
                "gzip;q=0.5, deflate;q=0.7 | deflate",
                "gzip;q=0.7, deflate;q=0.5 | gzip",
                "* | gzip",
                "*, deflate | deflate",
                "*;q=0.5, gzip;q=0 | deflate",
                "br, identity |",
                "gzip;q=0 |",
                "'' |",
                "gzip;q=2, deflate | gzip",
            })
    void choosesWhatTheClientLikesBest(String header, String chosen) {
        assertThat(AcceptEncoding.choose(header)).isEqualTo(Optional.ofNullable(chosen));
    }
}
