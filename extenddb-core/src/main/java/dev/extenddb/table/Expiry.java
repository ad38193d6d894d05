package dev.extenddb.table;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.TableRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When the items of a table expire, ready to be used: rows sort the items by their epoch second, so that the expired ones are found without
 * a look at the others. Immutable.
 */
public final class Expiry {

    /** How long ago an item may have expired and still be deleted; see "Using time to live (TTL) in DynamoDB" in the Developer Guide. */
    private static final int WINDOW_YEARS = 5;

    private static final BigDecimal LATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final String attributeName;
    private final TableRef ref;
    private final boolean backfilling;

    Expiry(TimeToLive setting) {
        this.attributeName = setting.attributeName();
        this.ref = new TableRef(setting.indexId());
        this.backfilling = setting.backfilling();
    }

    /** Where the rows lie. */
    public TableRef ref() {
        return ref;
    }

    /** Whether rows of older items are still being added. */
    public boolean backfilling() {
        return backfilling;
    }

    /** The epoch second from which the item counts as expired; empty if its attribute says none. */
    public OptionalLong of(Item item) {
        AttributeValue value = item.get(attributeName).orElse(null);
        if (!(value instanceof AttributeValue.N number)) {
            return OptionalLong.empty();
        }
        BigDecimal second = number.value().toBigDecimal();
        if (second.signum() < 0 || second.compareTo(LATEST) > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(second.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /** Whether the item is to be deleted at an instant. */
    public boolean isDue(Item item, Instant now) {
        OptionalLong second = of(item);
        return second.isPresent()
                && second.getAsLong() <= now.getEpochSecond()
                && second.getAsLong() >= earliest(now).getEpochSecond();
    }

    /** The key of an item's row; empty if the item has none. */
    public Optional<Bytes> rowKey(Item item, Bytes itemKey) {
        OptionalLong second = of(item);
        return second.isPresent() ? Optional.of(rowKey(second.getAsLong(), itemKey)) : Optional.empty();
    }

    /** The rows of the items that are to be deleted at an instant. */
    public KeyRange due(Instant now) {
        Bytes from = rowKey(Math.max(0, earliest(now).getEpochSecond()), Bytes.EMPTY);
        Bytes to = rowKey(now.getEpochSecond() + 1, Bytes.EMPTY);
        return new KeyRange(ref, from, Optional.of(to), true);
    }

    /** The rows of the items that are to be deleted at an instant, or will be later. */
    public KeyRange from(Instant now) {
        return new KeyRange(ref, due(now).from(), Optional.empty(), true);
    }

    /** The instant from which the item expires that a row stands for. */
    public static Instant instant(Bytes rowKey) {
        long second = ByteBuffer.wrap(rowKey.toArray()).getLong();
        return Instant.ofEpochSecond(Math.min(second, Instant.MAX.getEpochSecond()));
    }

    /** The key of the item that a row stands for. */
    public static Bytes itemKey(Bytes rowKey) {
        var rest = ByteBuffer.wrap(rowKey.toArray()).position(Long.BYTES).slice();
        var key = new byte[rest.remaining()];
        rest.get(key);
        return Bytes.wrap(key);
    }

    private static Bytes rowKey(long second, Bytes itemKey) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + itemKey.length())
                .putLong(second)
                .put(itemKey.unsafeArray())
                .array());
    }

    private static Instant earliest(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusYears(WINDOW_YEARS).toInstant();
    }
}
