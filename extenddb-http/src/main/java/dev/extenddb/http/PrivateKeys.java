package dev.extenddb.http;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Decodes private keys. Java reads PKCS #8 (RFC 5958) alone; the two older forms are the inner part of it, and are wrapped up here with the
 * algorithm that their PEM label says.
 */
final class PrivateKeys {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private static final byte SEQUENCE = 0x30;
    private static final byte OCTET_STRING = 0x04;
    private static final byte EXPLICIT_0 = (byte) 0xa0;
    private static final byte[] VERSION_0 = hex("020100");
    private static final byte[] VERSION_1 = hex("020101");
    private static final byte[] RSA_ENCRYPTION = hex("300d06092a864886f70d0101010500");
    private static final byte[] EC_PUBLIC_KEY = hex("06072a8648ce3d0201");

    private PrivateKeys() {}

    /** The key of a PEM block; empty if it is malformed or of an unknown kind. */
    static Optional<PrivateKey> decode(String label, byte[] der) {
        try {
            return switch (label) {
                case "PRIVATE KEY" -> decodePkcs8(der);
                case "RSA PRIVATE KEY" -> decodePkcs8(wrap(RSA_ENCRYPTION, der));
                case "EC PRIVATE KEY" -> decodePkcs8(wrapEllipticCurve(der));
                default -> Optional.empty();
            };
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<PrivateKey> decodePkcs8(byte[] der) {
        for (String algorithm : ALGORITHMS) {
            try {
                return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
            } catch (GeneralSecurityException notThisAlgorithm) {
                // The next may fit.
            }
        }
        return Optional.empty();
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, VERSION_0, algorithm, element(OCTET_STRING, key));
    }

    /** RFC 5915: SEQUENCE { version, key, [0] curve, [1] public key }. Java wants the curve outside, and neither of the last two inside. */
    private static byte[] wrapEllipticCurve(byte[] der) {
        ByteBuffer members = content(ByteBuffer.wrap(der));
        content(members);
        byte[] key = bytes(content(members));
        if (members.get(members.position()) != EXPLICIT_0) {
            throw new IllegalArgumentException("the curve is not named");
        }
        byte[] curve = bytes(content(members));
        byte[] inner = element(SEQUENCE, VERSION_1, element(OCTET_STRING, key));
        return wrap(element(SEQUENCE, EC_PUBLIC_KEY, curve), inner);
    }

    private static byte[] bytes(ByteBuffer in) {
        var bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    /** Takes the next DER element off and returns its content. */
    private static ByteBuffer content(ByteBuffer in) {
        in.get();
        int length = in.get() & 0xff;
        if (length >= 0x80) {
            int lengthBytes = length - 0x80;
            length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = (length << 8) | (in.get() & 0xff);
            }
        }
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return content;
    }

    /** A DER element of less than 64 KiB. */
    private static byte[] element(byte tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        var out = ByteBuffer.allocate(length + 4);
        out.put(tag);
        if (length < 0x80) {
            out.put((byte) length);
        } else {
            out.put((byte) 0x82).putShort((short) length);
        }
        for (byte[] part : parts) {
            out.put(part);
        }
        return bytes(out.flip());
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
