package dev.extenddb.protocol;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/** Compressed bodies: gzip in requests, gzip or deflate in responses (RFC 9110, section 8.4.1). */
final class Compression {

    /** Below this many bytes compressing costs more than it saves. */
    private static final int WORTHWHILE = 4096;

    /** The largest request, in bytes, that DynamoDB takes. */
    private static final int LARGEST_REQUEST = 16 * 1024 * 1024;

    private Compression() {}

    /** A compressed body and what it is compressed with. */
    record Encoded(String encoding, Bytes body) {}

    /**
     * The body of a request as its sender meant it.
     *
     * @throws DynamoDbException if it is larger than any request may be; an {@code InternalServerError}, which is what DynamoDB answers, if
     *     it is not what its header says
     */
    static Bytes decode(WireRequest request) {
        Optional<String> encoding = request.headers().first("Content-Encoding");
        if (encoding.isEmpty() || encoding.get().equalsIgnoreCase("identity")) {
            return request.body();
        }
        try (InputStream in = decompressing(
                encoding.get(), new ByteArrayInputStream(request.body().unsafeArray()))) {
            byte[] body = in.readNBytes(LARGEST_REQUEST + 1);
            if (body.length > LARGEST_REQUEST) {
                throw new DynamoDbException(ErrorCode.REQUEST_TOO_LARGE, "Request body is too large");
            }
            return Bytes.wrap(body);
        } catch (IOException e) {
            throw new DynamoDbException(ErrorCode.INTERNAL_SERVER_ERROR, "Internal server error");
        }
    }

    private static InputStream decompressing(String encoding, InputStream body) throws IOException {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "gzip" -> new GZIPInputStream(body);
            case "deflate" -> new InflaterInputStream(body);
            default -> throw new IOException("no encoding known as " + encoding);
        };
    }

    /** The body of a response, compressed if the client asks for that and it is worth it. */
    static Optional<Encoded> encode(WireRequest request, Bytes body) {
        if (body.length() < WORTHWHILE) {
            return Optional.empty();
        }
        return request.headers()
                .first("Accept-Encoding")
                .flatMap(AcceptEncoding::choose)
                .map(encoding -> new Encoded(encoding, compress(encoding, body)));
    }

    private static Bytes compress(String encoding, Bytes body) {
        var compressed = new ByteArrayOutputStream(body.length() / 4);
        try (var out =
                encoding.equals("gzip") ? new GZIPOutputStream(compressed) : new DeflaterOutputStream(compressed)) {
            out.write(body.unsafeArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.wrap(compressed.toByteArray());
    }
}
