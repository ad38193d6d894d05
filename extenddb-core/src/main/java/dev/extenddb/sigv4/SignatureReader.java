package dev.extenddb.sigv4;

import dev.extenddb.cache.RecentlyUsed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the signature of a request, in its Authorization header or in its query string, and splits it up. That what is there is right in
 * itself is checked by {@link SignatureRules}. Thread-safe.
 */
final class SignatureReader {

    static final String SIGNATURE_PARAMETER = "X-Amz-Signature";

    private static final List<String> HEADER_PARTS = List.of("Credential", "Signature", "SignedHeaders");

    private static final List<String> QUERY_PARTS =
            List.of("X-Amz-Algorithm", "X-Amz-Credential", SIGNATURE_PARAMETER, "X-Amz-SignedHeaders", "X-Amz-Date");

    private static final String SIGNATURE = "Signature=";

    private static final int MOST_BEGINNINGS = 1_000;

    /** What comes before the signature itself in a header: a client sends the same for a day. */
    private final RecentlyUsed<String, Beginning> beginnings = new RecentlyUsed<>(MOST_BEGINNINGS);

    /** The one seen last: with few clients the next one, too. No header begins with what is here at first. */
    private volatile Beginning latest = new Beginning("\0", new SignatureClaim("", "", List.of()));

    /**
     * A header's beginning.
     *
     * @param text up to the signature itself
     */
    private record Beginning(String text, SignatureClaim claim) {}

    /**
     * A signature in its parts, none of which is known to be right.
     *
     * @param expires the seconds for which a presigned request says it is good
     */
    record Parts(
            SignatureClaim claim,
            String signature,
            String timestamp,
            Optional<String> sessionToken,
            Optional<String> expires,
            boolean presigned) {}

    Parts read(SignedRequest request) {
        Optional<String> header = request.header("Authorization");
        String query = request.query();
        if (query.contains("X-Amz-Algorithm")) {
            QueryParameters parameters = QueryParameters.of(query);
            if (parameters.first("X-Amz-Algorithm").isPresent()) {
                if (header.isPresent()) {
                    throw SignatureErrors.twoForms();
                }
                return fromQuery(parameters);
            }
        }
        String authorization = header.map(String::strip)
                .filter(text -> text.startsWith("AWS4-"))
                .orElseThrow(SignatureErrors::missing);
        return fromHeader(request, authorization);
    }

    private Parts fromHeader(SignedRequest request, String authorization) {
        Optional<Beginning> beginning = beginning(authorization);
        Optional<String> timestamp = request.header("X-Amz-Date");
        if (beginning.isPresent() && timestamp.isPresent()) {
            String signature = authorization.substring(beginning.get().text().length());
            if (isHex(signature)) {
                return new Parts(
                        beginning.get().claim(),
                        signature,
                        timestamp.get(),
                        request.header("X-Amz-Security-Token"),
                        Optional.empty(),
                        false);
            }
        }
        Parts parts = inWhole(request, authorization);
        if (authorization.endsWith(SIGNATURE + parts.signature())) {
            String text = authorization.substring(
                    0, authorization.length() - parts.signature().length());
            latest = new Beginning(text, parts.claim());
            beginnings.put(text, latest);
        }
        return parts;
    }

    /** How a header begins, if that was read before. */
    private Optional<Beginning> beginning(String authorization) {
        Beginning last = latest;
        if (authorization.startsWith(last.text())) {
            return Optional.of(last);
        }
        int at = authorization.lastIndexOf(SIGNATURE);
        Optional<Beginning> known =
                at < 0 ? Optional.empty() : beginnings.find(authorization.substring(0, at + SIGNATURE.length()));
        known.ifPresent(found -> latest = found);
        return known;
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!HexFormat.isHexDigit(c)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static Parts inWhole(SignedRequest request, String authorization) {
        int space = authorization.indexOf(' ');
        String algorithm = space < 0 ? authorization : authorization.substring(0, space);
        Map<String, String> pairs = pairs(authorization, space < 0 ? authorization.length() : space + 1);
        Optional<String> timestamp = request.header("X-Amz-Date").or(() -> request.header("Date"));
        requireComplete(pairs, timestamp, authorization);
        return new Parts(
                new SignatureClaim(algorithm, pairs.get("Credential"), names(pairs.get("SignedHeaders"))),
                pairs.get("Signature"),
                timestamp.orElseThrow(),
                request.header("X-Amz-Security-Token"),
                Optional.empty(),
                false);
    }

    private static Map<String, String> pairs(String authorization, int from) {
        Map<String, String> pairs = new HashMap<>();
        int start = from;
        while (start < authorization.length()) {
            int end = start;
            while (end < authorization.length()
                    && authorization.charAt(end) != ','
                    && authorization.charAt(end) != ' ') {
                end++;
            }
            if (end > start) {
                String part = authorization.substring(start, end);
                int equals = part.indexOf('=');
                if (equals < 0) {
                    throw SignatureErrors.notAPair(part, authorization);
                }
                pairs.putIfAbsent(part.substring(0, equals), part.substring(equals + 1));
            }
            start = end + 1;
        }
        return pairs;
    }

    private static void requireComplete(Map<String, String> pairs, Optional<String> timestamp, String authorization) {
        var lacking = new StringBuilder();
        for (String part : HEADER_PARTS) {
            if (pairs.getOrDefault(part, "").isEmpty()) {
                lacking.append("Authorization header requires '").append(part).append("' parameter. ");
            }
        }
        if (timestamp.isEmpty()) {
            lacking.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (!lacking.isEmpty()) {
            throw SignatureErrors.incompleteHeader(lacking.toString(), authorization);
        }
    }

    private static Parts fromQuery(QueryParameters parameters) {
        var lacking = new StringBuilder();
        for (String part : QUERY_PARTS) {
            if (parameters.first(part).orElse("").isEmpty()) {
                lacking.append("AWS query-string parameters must include '")
                        .append(part)
                        .append("'. ");
            }
        }
        if (!lacking.isEmpty()) {
            throw SignatureErrors.incomplete(lacking + "Re-examine the query-string parameters.");
        }
        return new Parts(
                new SignatureClaim(
                        parameters.first("X-Amz-Algorithm").orElseThrow(),
                        parameters.first("X-Amz-Credential").orElseThrow(),
                        names(parameters.first("X-Amz-SignedHeaders").orElseThrow())),
                parameters.first(SIGNATURE_PARAMETER).orElseThrow(),
                parameters.first("X-Amz-Date").orElseThrow(),
                parameters.first("X-Amz-Security-Token"),
                parameters.first("X-Amz-Expires"),
                true);
    }

    private static List<String> names(String signedHeaders) {
        String[] names = signedHeaders.toLowerCase(Locale.ROOT).split(";", -1);
        Arrays.sort(names);
        return List.of(names);
    }
}
