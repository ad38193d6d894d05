package dev.extenddb.protocol;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

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
     * @throws DynamoDbException if it is not what its header says, or larger than any request may be
     */
    static Bytes decode(WireRequest request) {
        Optional<String> encoding = request.headers().first("Content-Encoding");
        if (encoding.isEmpty() || encoding.get().equalsIgnoreCase("identity")) {
            return request.body();
        }
        if (!encoding.get().equalsIgnoreCase("gzip")) {
            throw new DynamoDbException(ErrorCode.SERIALIZATION, "Unsupported Content-Encoding: " + encoding.get());
        }
        try (var in =
                new GZIPInputStream(new ByteArrayInputStream(request.body().unsafeArray()))) {
            byte[] body = in.readNBytes(LARGEST_REQUEST + 1);
            if (body.length > LARGEST_REQUEST) {
                throw new DynamoDbException(ErrorCode.REQUEST_TOO_LARGE, "Request body is too large");
            }
            return Bytes.wrap(body);
        } catch (IOException e) {
            throw new DynamoDbException(ErrorCode.SERIALIZATION, "The request body is not in the gzip format");
        }
    }

    /** The body of a response, compressed if the client asks for that and it is worth it. */
    static Optional<Encoded> encode(WireRequest request, Bytes body) {
        if (body.length() < WORTHWHILE) {
            return Optional.empty();
        }
        return request.headers()
                .first("Accept-Encoding")
                .flatMap(Compression::choose)
                .map(encoding -> new Encoded(encoding, compress(encoding, body)));
    }

    private static Optional<String> choose(String accepted) {
        boolean deflate = false;
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] coding = part.trim().split("\\s*;\\s*q=", 2);
            boolean refused = coding.length > 1 && coding[1].matches("0(\\.0*)?");
            if (!refused && (coding[0].equals("gzip") || coding[0].equals("*"))) {
                return Optional.of("gzip");
            }
            deflate |= !refused && coding[0].equals("deflate");
        }
        return deflate ? Optional.of("deflate") : Optional.empty();
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
