package dev.extenddb.sigv4;

import java.util.List;

/** The text that stands for a request in its signature. */
final class CanonicalRequest {

    private CanonicalRequest() {}

    /** Appends the text, with the body's hash as we make it: what the request says of its body is not believed. */
    static void append(SigningText text, SignedRequest request, List<String> signedHeaders) {
        text.append(request.method())
                .append("\n")
                .append(UriEncoding.path(request.path()))
                .append("\n")
                .append(QueryParameters.of(request.query()).canonicalWithout(SignatureReader.SIGNATURE_PARAMETER))
                .append("\n");
        for (int i = 0; i < signedHeaders.size(); i++) {
            appendHeader(text, signedHeaders.get(i), request.headers().apply(signedHeaders.get(i)));
        }
        text.append("\n");
        for (int i = 0; i < signedHeaders.size(); i++) {
            text.append(i == 0 ? "" : ";").append(signedHeaders.get(i));
        }
        text.append("\n").appendSha256(request.body().unsafeArray());
    }

    private static void appendHeader(SigningText text, String name, List<String> values) {
        text.append(name).append(":");
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",").appendTrimmed(values.get(i));
        }
        text.append("\n");
    }
}
