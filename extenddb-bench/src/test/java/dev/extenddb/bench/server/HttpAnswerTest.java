package dev.extenddb.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

    private final HttpAnswer answer = new HttpAnswer();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void isWholeWhenAllOfItsLengthIsThere(int step) throws IOException {
        receive("HTTP/1.1 200 OK\r\nx: y\r\nContent-Length: 5\r\nz: 1\r\n\r\nhello", step);
        assertThat(answer.status()).isEqualTo(200);

        answer.clear();
        receive("HTTP/1.1 400 Bad Request\r\ncontent-length:0\r\n\r\n", step);
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void isWholeWhenTheLastChunkIsThere(int step) throws IOException {
        receive(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n",
                step);
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_000_000})
    void growsWithTheAnswer(int length) throws IOException {
        receive("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length), 5_000);
        assertThat(answer.text()).endsWith("x").hasSize(answer.bytes());
    }

    private void receive(String text, int step) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        var in = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(step, length));
            }
        };
        while (in.available() > 0) {
            assertThat(answer.whole()).isFalse();
            answer.readFrom(in);
        }
        assertThat(answer.whole()).isTrue();
        assertThat(answer.bytes()).isEqualTo(bytes.length);
    }
}
