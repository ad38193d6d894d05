package dev.extenddb.protocol;

import static dev.extenddb.testing.Json.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Json;
import dev.extenddb.testing.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompressionTest {

    private static final String LARGE = "x".repeat(10_000);
    private static final String GET = "{'TableName':'Things','Key':{'id':{'S':'large'}}}";

    private final Wire wire = new Wire();

    @BeforeEach
    void putALargeItem() {
        wire.createTable("Things", "id:S");
        wire.ok("PutItem", "{'TableName':'Things','Item':{'id':{'S':'large'},'text':{'S':'" + LARGE + "'}}}");
    }

    @Test
    void aLargeAnswerIsGzippedForThoseWhoTakeIt() throws IOException {
        Answer answer = get("gzip");

        assertThat(answer.header("Content-Encoding")).contains("gzip");
        assertThat(answer.response().body().length()).isLessThan(LARGE.length());
        assertThat(text(new GZIPInputStream(stream(answer)))).contains(LARGE);
    }

    @Test
    void aLargeAnswerIsDeflatedForThoseWhoTakeOnlyThat() throws IOException {
        Answer answer = get("deflate, gzip;q=0.5");

        assertThat(answer.header("Content-Encoding")).contains("deflate");
        assertThat(text(new InflaterInputStream(stream(answer)))).contains(LARGE);
    }

    @Test
    void theChecksumIsOfWhatIsSent() {
        Answer answer = get("gzip");
        var crc32 = new CRC32();
        crc32.update(answer.response().body().toArray());

        assertThat(answer.header("x-amz-crc32")).contains(Long.toString(crc32.getValue()));
    }

    @Test
    void othersGetItAsItIs() {
        assertThat(get("identity").header("Content-Encoding")).isEmpty();
        assertThat(get("gzip;q=0, br").header("Content-Encoding")).isEmpty();
        assertThat(wire.ok("GetItem", GET).body()).contains(LARGE);
    }

    @Test
    void aSmallAnswerIsNotWorthIt() {
        Map<String, String> headers = Wire.headers("ListTables");
        headers.put("Accept-Encoding", "gzip");

        assertThat(wire.post(headers, Bytes.EMPTY).header("Content-Encoding")).isEmpty();
    }

    @Test
    void compressedRequestsAreRead() throws IOException {
        var gzipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzipped)) {
            out.write(Utf8.bytes(quoted(GET)));
        }
        var deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(Utf8.bytes(quoted(GET)));
        }

        assertThat(post("gzip", gzipped.toByteArray()).text("Item.text.S")).isEqualTo(LARGE);
        assertThat(post("deflate", deflated.toByteArray()).text("Item.text.S")).isEqualTo(LARGE);
        assertThat(post("identity", Utf8.bytes(quoted(GET))).text("Item.text.S"))
                .isEqualTo(LARGE);
    }

    @Test
    void aRequestThatIsNotCompressedAsItSaysIsRefused() {
        Answer answer = post("gzip", Utf8.bytes(quoted(GET)));

        assertThat(answer.error()).startsWith("InternalServerError");
        assertThat(post("br", Utf8.bytes(quoted(GET))).error()).startsWith("InternalServerError");
    }

    @Test
    void aRequestThatUnpacksToTooMuchIsRefused() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bomb)) {
            byte[] block = new byte[1024 * 1024];
            for (int i = 0; i < 17; i++) {
                out.write(block);
            }
        }

        assertThat(post("gzip", bomb.toByteArray()).status()).isEqualTo(413);
    }

    private Answer get(String acceptEncoding) {
        Map<String, String> headers = Wire.headers("GetItem");
        headers.put("Accept-Encoding", acceptEncoding);
        return wire.post(headers, Bytes.wrap(Utf8.bytes(Json.quoted(GET))));
    }

    private Answer post(String contentEncoding, byte[] body) {
        Map<String, String> headers = Wire.headers("GetItem");
        headers.put("Content-Encoding", contentEncoding);
        return wire.post(headers, Bytes.wrap(body));
    }

    private static InputStream stream(Answer answer) {
        return new ByteArrayInputStream(answer.response().body().toArray());
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
