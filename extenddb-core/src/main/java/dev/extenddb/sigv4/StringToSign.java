package dev.extenddb.sigv4;

/** The text that is signed: what a signature is for, and what stands for the request. */
final class StringToSign {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private StringToSign() {}

    /** Appends the text. */
    static void append(SigningText text, RequestSignature signature, byte[] canonicalHash) {
        text.append(ALGORITHM).append("\n").append(signature.timestamp()).append("\n");
        signature.scope().appendTo(text);
        text.append("\n").appendHex(canonicalHash);
    }
}
