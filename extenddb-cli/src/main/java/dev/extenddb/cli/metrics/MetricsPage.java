package dev.extenddb.cli.metrics;

import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.protocol.WireResponse.Header;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Writes all figures in the format that the client prefers: Prometheus's text, or that of OpenMetrics. Thread-safe. */
final class MetricsPage implements Function<WireRequest, WireResponse> {

    private static final WireResponse UNAUTHORIZED =
            new WireResponse(401, List.of(new Header("WWW-Authenticate", "Bearer")), Bytes.EMPTY);
    private static final WireResponse NOT_ALLOWED =
            new WireResponse(405, List.of(new Header("Allow", "GET, HEAD")), Bytes.EMPTY);

    private final PrometheusRegistry registry;
    private final Optional<byte[]> expected;
    private final ExpositionFormats formats = ExpositionFormats.init();

    MetricsPage(PrometheusRegistry registry, Optional<String> token) {
        this.registry = registry;
        this.expected = token.map(text -> bytes("Bearer " + text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public WireResponse apply(WireRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return NOT_ALLOWED;
        }
        return mayRead(request) ? figures(request) : UNAUTHORIZED;
    }

    private boolean mayRead(WireRequest request) {
        byte[] given = bytes(request.headers().first("Authorization").orElse(""));
        return expected.isEmpty() || MessageDigest.isEqual(expected.get(), given);
    }

    private WireResponse figures(WireRequest request) {
        ExpositionFormatWriter writer =
                formats.findWriter(request.headers().first("Accept").orElse(""));
        var headers = new ArrayList<Header>();
        headers.add(new Header("Content-Type", writer.getContentType()));
        boolean zipped = request.headers().all("Accept-Encoding").stream().anyMatch(value -> value.contains("gzip"));
        if (zipped) {
            headers.add(new Header("Content-Encoding", "gzip"));
        }
        return new WireResponse(200, headers, write(writer, zipped));
    }

    private Bytes write(ExpositionFormatWriter writer, boolean zipped) {
        var collected = new ByteArrayOutputStream();
        try (OutputStream out = zipped ? new GZIPOutputStream(collected) : collected) {
            writer.write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.wrap(collected.toByteArray());
    }
}
