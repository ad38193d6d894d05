package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.item.KeyBytes;
import java.util.Arrays;
import java.util.List;

/**
 * Where a statement is to be gone on with, as text that only the same statement understands: digests of the statement and of the key,
 * and the key after which to go on.
 */
final class NextToken {

    private static final int HEADER = 2 * KeyBytes.DIGEST_LENGTH;

    private NextToken() {}

    static String encode(StatementText statement, Item lastEvaluatedKey) {
        Bytes key = ItemJson.encode(lastEvaluatedKey);
        byte[] token = Arrays.copyOf(digest(statement).unsafeArray(), HEADER + key.length());
        System.arraycopy(digest(key).unsafeArray(), 0, token, KeyBytes.DIGEST_LENGTH, KeyBytes.DIGEST_LENGTH);
        System.arraycopy(key.unsafeArray(), 0, token, HEADER, key.length());
        return Bytes.wrap(token).toBase64();
    }

    /**
     * The key after which to go on.
     *
     * @throws DynamoDbException a {@code ValidationException} if the text is no token or belongs to another statement
     */
    static Item decode(StatementText statement, String text) {
        byte[] token = bytes(text);
        if (token.length < HEADER) {
            throw invalid();
        }
        Bytes key = part(token, HEADER, token.length);
        if (!part(token, KeyBytes.DIGEST_LENGTH, HEADER).equals(digest(key))) {
            throw invalid();
        }
        if (!part(token, 0, KeyBytes.DIGEST_LENGTH).equals(digest(statement))) {
            throw DynamoDbException.validation("NextToken does not match request");
        }
        return ItemJson.decode(key);
    }

    private static byte[] bytes(String text) {
        try {
            return Bytes.fromBase64(text).toArray();
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Bytes part(byte[] token, int from, int to) {
        return Bytes.wrap(Arrays.copyOfRange(token, from, to));
    }

    private static Bytes digest(StatementText statement) {
        var fingerprint = new Fingerprint();
        statement.appendTo(fingerprint);
        return fingerprint.build();
    }

    private static Bytes digest(Bytes key) {
        return new KeyBytes().digest(List.of(AttributeValue.of(key))).build();
    }

    private static DynamoDbException invalid() {
        return DynamoDbException.validation("Invalid NextToken");
    }
}
