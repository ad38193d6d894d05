package dev.extenddb.sigv4;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the signatures that requests ought to have, with what a thread has for that and uses again and again. Not thread-safe. */
final class Signer {

    private final SigningKeys keys;
    private final SigningText text = new SigningText();
    private final Mac mac = newMac();

    /** What the code has a key for: most often it is wanted again. */
    private String secretKey = "";

    private CredentialScope scope = new CredentialScope("", "", "", "");

    Signer(SigningKeys keys) {
        this.keys = keys;
    }

    static Mac newMac() {
        try {
            return Mac.getInstance(SigningKeys.ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + SigningKeys.ALGORITHM, e);
        }
    }

    /** The signature as 64 lower-case hexadecimal digits. The body is hashed here whatever the request says of it. */
    byte[] sign(SignedRequest request, RequestSignature signature, String secret) {
        if (!secretKey.equals(secret) || !scope.equals(signature.scope())) {
            initialize(mac, keys.of(secret, signature.scope()));
            secretKey = secret;
            scope = signature.scope();
        }
        CanonicalRequest.append(text.clear(), request, signature.signedHeaders());
        byte[] canonicalHash = text.sha256();
        StringToSign.append(text.clear(), signature, canonicalHash);
        byte[] code = text.code(mac);
        return text.clear().appendHex(code).toBytes();
    }

    static void initialize(Mac mac, SecretKeySpec key) {
        try {
            mac.init(key);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every sequence of bytes is a key", e);
        }
    }
}
