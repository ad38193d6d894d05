package dev.extenddb.stream;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Iterators as text that only this database can have made: the stream's name, and in Base64 the position with a code that authenticates
 * both. The secret behind the code is drawn when it is first needed, and kept in the catalog. Thread-safe.
 */
public final class IteratorTokens {

    private static final CatalogKey SECRET = new CatalogKey("", "", "secret", "shard-iterators");

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_LENGTH = 32;
    private static final int CODE_LENGTH = 32;
    private static final int NUMBERS_LENGTH = 2 * Long.BYTES;

    private static final String SEPARATOR = "|1|";

    private final CatalogStore catalog;
    private volatile Bytes secret = Bytes.EMPTY;

    IteratorTokens(CatalogStore catalog) {
        this.catalog = catalog;
    }

    /** The text of an iterator. */
    public String encode(ShardIterator iterator) {
        byte[] shardId = Utf8.bytes(iterator.shardId());
        byte[] content = ByteBuffer.allocate(NUMBERS_LENGTH + shardId.length)
                .putLong(iterator.position())
                .putLong(iterator.issuedAt().toEpochMilli())
                .put(shardId)
                .array();
        String arn = iterator.stream().toString();
        byte[] token = ByteBuffer.allocate(CODE_LENGTH + content.length)
                .put(code(arn, content))
                .put(content)
                .array();
        return arn + SEPARATOR + Bytes.wrap(token).toBase64();
    }

    /** The iterator that a text stands for, if it was made here. */
    public Optional<ShardIterator> decode(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            return Optional.empty();
        }
        String arn = text.substring(0, separator);
        return bytes(text.substring(separator + SEPARATOR.length()))
                .filter(token -> token.length > CODE_LENGTH + NUMBERS_LENGTH)
                .flatMap(token -> decode(arn, ByteBuffer.wrap(token)));
    }

    private Optional<ShardIterator> decode(String arn, ByteBuffer token) {
        byte[] code = new byte[CODE_LENGTH];
        token.get(code);
        byte[] content = new byte[token.remaining()];
        token.get(content);
        if (!MessageDigest.isEqual(code, code(arn, content))) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        long position = in.getLong();
        Instant issuedAt = Instant.ofEpochMilli(in.getLong());
        String shardId = StandardCharsets.UTF_8.decode(in).toString();
        return StreamArn.parse(arn).map(stream -> new ShardIterator(stream, shardId, position, issuedAt));
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Bytes.fromBase64(base64).toArray());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] code(String arn, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret().unsafeArray(), ALGORITHM));
            mac.update(Utf8.bytes(arn));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private Bytes secret() {
        if (secret.length() == 0) {
            byte[] drawn = new byte[SECRET_LENGTH];
            new SecureRandom().nextBytes(drawn);
            boolean unused = catalog.create(SECRET, drawn);
            secret = catalog.find(SECRET).map(CatalogEntry::document).orElseThrow();
        }
        return secret;
    }
}
