package dev.extenddb.iam;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256 in Galois/Counter Mode. Keys come from outside, and never lie in the database that the secrets lie in. What is
 * sealed says which key sealed it, so that a new key can take over while the old one still opens. Thread-safe.
 */
public final class SecretKeyring {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORMAT = 1;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final SecureRandom random = new SecureRandom();
    private final String current;
    private final Map<String, SecretKeySpec> keys = new TreeMap<>();

    /**
     * A keyring.
     *
     * @param current the id of the key that seals from now on
     * @param keys keys of 32 bytes by their ids, the current one among them
     */
    public SecretKeyring(String current, Map<String, Bytes> keys) {
        if (!keys.containsKey(current)) {
            throw new IllegalArgumentException("There is no key " + current + " to encrypt secrets with");
        }
        keys.forEach((id, key) -> {
            if (!KEY_ID.matcher(id).matches() || key.length() != KEY_LENGTH) {
                throw new IllegalArgumentException("A key for secrets has " + KEY_LENGTH
                        + " bytes, and an id of letters " + "and digits: key " + id + " is not such a one");
            }
            this.keys.put(id, new SecretKeySpec(key.toArray(), "AES"));
        });
        this.current = current;
    }

    /** A keyring of a key that nobody else has, for databases that do not outlive the process. */
    public static SecretKeyring ephemeral() {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        return new SecretKeyring("ephemeral", Map.of("ephemeral", Bytes.wrap(key)));
    }

    /**
     * Seals a secret.
     *
     * @param owner what the secret belongs to, which must be said again to open it
     */
    public Bytes seal(String secret, String owner) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] id = Utf8.bytes(current);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, owner, Utf8.bytes(secret));
        return Bytes.wrap(ByteBuffer.allocate(2 + id.length + NONCE_LENGTH + sealed.length)
                .put(FORMAT)
                .put((byte) id.length)
                .put(id)
                .put(nonce)
                .put(sealed)
                .array());
    }

    /**
     * Opens what was sealed.
     *
     * @throws IllegalStateException if the key is not here, the owner is another one, or the content was changed
     */
    public String open(Bytes sealed, String owner) {
        String id = keyId(sealed);
        ByteBuffer in = ByteBuffer.wrap(sealed.toArray()).position(2 + id.length());
        byte[] nonce = new byte[NONCE_LENGTH];
        in.get(nonce);
        byte[] content = new byte[in.remaining()];
        in.get(content);
        return new String(cipher(Cipher.DECRYPT_MODE, id, nonce, owner, content), StandardCharsets.UTF_8);
    }

    /** Whether something was sealed by a key that is not the current one. */
    public boolean isOutdated(Bytes sealed) {
        return !keyId(sealed).equals(current);
    }

    /** The id of the key that sealed something. */
    public String keyId(Bytes sealed) {
        if (sealed.length() < 2 || sealed.at(0) != FORMAT || sealed.length() < 2 + sealed.at(1) + NONCE_LENGTH) {
            throw new IllegalStateException("A secret in the database is damaged");
        }
        return new String(sealed.unsafeArray(), 2, sealed.at(1), StandardCharsets.US_ASCII);
    }

    private byte[] cipher(int mode, String keyId, byte[] nonce, String owner, byte[] content) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("A secret in the database was encrypted with the key " + keyId
                    + ", which is not among the keys given");
        }
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(Utf8.bytes(owner));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret in the database cannot be opened with the key " + keyId, e);
        }
    }
}
