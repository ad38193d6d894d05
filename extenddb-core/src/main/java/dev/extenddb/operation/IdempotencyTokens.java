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
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The tokens by which TransactWriteItems can be repeated without effect for ten minutes. A token is a row in a table of the engine's own,
 * written in the same commit as the transaction, so that two requests with one token, even at once and on two nodes, apply once.
 */
final class IdempotencyTokens {

    /** Where tokens lie. No client's table has this id. */
    static final TableRef TABLE = new TableRef(1);

    /** Where rows lie that sort tokens by when they were used. */
    private static final TableRef BY_TIME = new TableRef(2);

    private static final int STEP = 128;

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
        return !now.isBefore(usedAt(stored).plus(LIFETIME));
    }

    private static Instant usedAt(StoredItem stored) {
        AttributeValue usedAt = ItemJson.decode(stored.json()).get(USED_AT).orElseThrow();
        return Instant.ofEpochMilli(
                ((AttributeValue.N) usedAt).value().toBigDecimal().longValueExact());
    }

    /** The change that remembers a token, given what is stored under it: nothing, or an expired one. */
    static Change remember(TableKey key, Optional<StoredItem> stored, Bytes fingerprint, Instant now) {
        Item token = Item.of(Map.of(
                FINGERPRINT, AttributeValue.of(fingerprint),
                USED_AT, AttributeValue.of(now.toEpochMilli())));
        var image = new Image(
                ItemJson.encode(token),
                token.size(),
                ThreadLocalRandom.current().nextLong());
        Expected expected = stored.map(item -> Expected.version(item.version())).orElse(Expected.ABSENT);
        var rows = new ArrayList<IndexChange>();
        rows.add(new IndexChange(BY_TIME, rowKey(now, key.key()), Optional.of(image)));
        stored.ifPresent(
                outdated -> rows.add(new IndexChange(BY_TIME, rowKey(usedAt(outdated), key.key()), Optional.empty())));
        return new Change(TABLE, key.key(), expected, new Change.Put(image), rows);
    }

    private static Bytes rowKey(Instant usedAt, Bytes key) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + key.length())
                .putLong(usedAt.toEpochMilli())
                .put(key.unsafeArray())
                .array());
    }

    /** Makes room for tokens in a database. */
    static void prepare(TableSpaces spaces) {
        spaces.create(TABLE);
        spaces.create(BY_TIME);
    }

    /** Removes the tokens that do not count any more. */
    static void purge(ItemStore store, Instant now) {
        var end = Optional.of(rowKey(now.minus(LIFETIME), Bytes.EMPTY));
        var range = new KeyRange(BY_TIME, Bytes.EMPTY, end, true);
        Page page = store.read(range, STEP);
        while (!page.items().isEmpty()) {
            store.commitEach(
                    page.items().stream().map(IdempotencyTokens::removal).toList());
            range = KeyRanges.after(
                    range, page.items().get(page.items().size() - 1).key());
            page = store.read(range, STEP);
        }
    }

    /** The removal of a row, with its token unless that was used again since. */
    private static Change removal(StoredItem row) {
        byte[] key = row.key().toArray();
        var token = Bytes.wrap(Arrays.copyOfRange(key, Long.BYTES, key.length));
        var gone = new IndexChange(BY_TIME, row.key(), Optional.empty());
        return new Change(TABLE, token, Expected.version(row.version()), new Change.Delete(), List.of(gone));
    }
}
