package dev.extenddb.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What browsers are told. */
class CorsTest {

    private final Wire wire = new Wire();

    @Test
    void onlyRequestsWithAnOriginAreTold() {
        Map<String, String> headers = Wire.headers("ListTables");
        assertThat(wire.post(headers, Bytes.EMPTY).header("Access-Control-Allow-Origin"))
                .isEmpty();

        headers.put("Origin", "https://app.example");
        Answer answer = wire.post(headers, Bytes.EMPTY);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("x-amzn-RequestId,x-amz-crc32,Date");
    }

    @Test
    void errorsAreTold() {
        Map<String, String> headers = Wire.headers("NoSuchOperation");
        headers.put("Origin", "https://app.example");

        assertThat(wire.post(headers, Bytes.EMPTY).header("Access-Control-Allow-Origin"))
                .contains("*");
    }

    @Test
    void aPreflightIsAllowedWhatItAsksFor() {
        Answer answer = wire.send(
                "OPTIONS",
                "/",
                Map.of(
                        "Origin", "https://app.example",
                        "Access-Control-Request-Method", "POST",
                        "Access-Control-Request-Headers", "x-amz-target,authorization"),
                Bytes.EMPTY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("x-amz-target,authorization");
        assertThat(answer.header("Access-Control-Max-Age")).contains("172800");
    }
}
