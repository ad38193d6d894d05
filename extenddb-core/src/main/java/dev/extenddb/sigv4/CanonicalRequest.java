package dev.extenddb.sigv4;

import dev.extenddb.item.Sha256;
import java.util.List;

/** The text that stands for a request in its signature. */
final class CanonicalRequest {

    private CanonicalRequest() {}

    /** The text, with the body's hash as we make it: what the request says of its body is not believed. */
    static String of(SignedRequest request, List<String> signedHeaders) {
        var text = new StringBuilder(1024);
        text.append(request.method())
                .append('\n')
                .append(UriEncoding.path(request.path()))
                .append('\n')
                .append(QueryParameters.of(request.query()).canonicalWithout(SignatureReader.SIGNATURE_PARAMETER))
                .append('\n');
        for (String name : signedHeaders) {
            appendHeader(text, name, request.headers().apply(name));
        }
        text.append('\n');
        for (int i = 0; i < signedHeaders.size(); i++) {
            text.append(i == 0 ? "" : ";").append(signedHeaders.get(i));
        }
        return text.append('\n')
                .append(Sha256.hex(request.body().unsafeArray()))
                .toString();
    }

    private static void appendHeader(StringBuilder text, String name, List<String> values) {
        text.append(name).append(':');
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",");
            appendTrimmed(text, values.get(i));
        }
        text.append('\n');
    }

    /** A value without space around it, and with one space where there were several. */
    private static void appendTrimmed(StringBuilder text, String value) {
        if (!hasSpace(value)) {
            text.append(value);
            return;
        }
        int start = text.length();
        boolean gap = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isSpace(c)) {
                gap = true;
            } else {
                if (gap && text.length() > start) {
                    text.append(' ');
                }
                text.append(c);
                gap = false;
            }
        }
    }

    private static boolean hasSpace(String value) {
        // Four searches: each looks at many characters in one step.
        return value.indexOf(' ') >= 0
                || value.indexOf('\t') >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
