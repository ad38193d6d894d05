package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The tokens by which TransactWriteItems can be repeated without effect for ten minutes. A token is a row in a table of the engine's own,
 * written in the same commit as the transaction, so that two requests with one token, even at once and on two nodes, apply once.
 */
final class IdempotencyTokens {

    /** Where tokens lie. No client's table has this id. */
    static final TableRef TABLE = new TableRef(1);

    /** How long a token counts; see "ClientRequestToken" under TransactWriteItems in the API reference. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String FINGERPRINT = "fingerprint";
    private static final String USED_AT = "usedAt";

    private IdempotencyTokens() {}

    /** Where the token of an account and region lies. */
    static TableKey keyOf(Caller caller, String token) {
        var parts = List.of(
                AttributeValue.of(caller.account()), AttributeValue.of(caller.region()), AttributeValue.of(token));
        return new TableKey(TABLE, new KeyBytes().digest(parts).build());
    }

    /**
     * Whether a stored token says that this very request was done.
     *
     * @throws DynamoDbException an {@code IdempotentParameterMismatchException} if another request was done with the token
     */
    static boolean isReplay(Optional<StoredItem> stored, Bytes fingerprint, Instant now) {
        if (stored.isEmpty() || hasExpired(stored.get(), now)) {
            return false;
        }
        Item token = ItemJson.decode(stored.get().json());
        if (!token.get(FINGERPRINT).equals(Optional.of(AttributeValue.of(fingerprint)))) {
            throw new DynamoDbException(
                    ErrorCode.IDEMPOTENT_PARAMETER_MISMATCH,
                    "The request uses the same client token as a previous, but non-identical request. "
                            + "Do not reuse a client token with different requests, "
                            + "unless the requests are identical");
        }
        return true;
    }

    private static boolean hasExpired(StoredItem stored, Instant now) {
        AttributeValue usedAt = ItemJson.decode(stored.json()).get(USED_AT).orElseThrow();
        long millis = ((AttributeValue.N) usedAt).value().toBigDecimal().longValueExact();
        return !now.isBefore(Instant.ofEpochMilli(millis).plus(LIFETIME));
    }

    /** The change that remembers a token, given what is stored under it: nothing, or an expired one. */
    static Change remember(TableKey key, Optional<StoredItem> stored, Bytes fingerprint, Instant now) {
        Item token = Item.of(Map.of(
                FINGERPRINT, AttributeValue.of(fingerprint),
                USED_AT, AttributeValue.of(now.toEpochMilli())));
        var image = new Image(
                ItemJson.encode(token),
                token.size(),
                ThreadLocalRandom.current().nextLong(),
                OptionalLong.of(now.plus(LIFETIME).getEpochSecond()));
        Expected expected = stored.map(item -> Expected.version(item.version())).orElse(Expected.ABSENT);
        return new Change(TABLE, key.key(), expected, new Change.Put(image), List.of());
    }
}
