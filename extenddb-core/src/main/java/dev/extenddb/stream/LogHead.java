package dev.extenddb.stream;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a log has come.
 *
 * @param next the position that is given away next
 * @param horizons for each slot, the position before which its records were trimmed
 * @param shards the shards that clients may know of, in the order of their ids
 * @param oldest when the oldest record that was not trimmed was made, if there is one
 */
public record LogHead(long next, List<Long> horizons, List<Shard> shards, Optional<Instant> oldest) {

    private static final String NEXT = "next";
    private static final String HORIZONS = "horizons";
    private static final String SHARDS = "shards";
    private static final String OLDEST = "oldest";

    private static final long FIRST = 1;

    public LogHead {
        horizons = List.copyOf(horizons);
        shards = shards.stream().sorted(Comparator.comparing(Shard::id)).toList();
    }

    /** A log in which nothing is yet. */
    static LogHead first(int slots, Instant at) {
        var shards = new ArrayList<Shard>();
        for (int slot = 0; slot < slots; slot++) {
            shards.add(Shard.opened(Optional.empty(), slot, FIRST, at));
        }
        return new LogHead(FIRST, Collections.nCopies(slots, FIRST), shards, Optional.empty());
    }

    /** A shard by its id. */
    public Optional<Shard> shard(String id) {
        return shards.stream().filter(shard -> shard.id().equals(id)).findFirst();
    }

    /** Whether a record at or behind a position of a shard was trimmed. */
    public boolean isTrimmed(Shard shard, long position) {
        return position < horizons.get(shard.slot());
    }

    /** The first position of a shard that is not trimmed. */
    public long trimHorizon(Shard shard) {
        return Math.max(shard.start(), horizons.get(shard.slot()));
    }

    /** The slot of the records of an item. The key begins with the digest of the item's partition, so that a partition has one slot. */
    int slotOf(Bytes itemKey) {
        int hash = (Byte.toUnsignedInt(itemKey.at(0)) << Byte.SIZE) | Byte.toUnsignedInt(itemKey.at(1));
        return (hash * horizons.size()) >>> Short.SIZE;
    }

    /** Whether there are records of an instant or before. */
    boolean isDue(Instant limit) {
        return oldest.filter(at -> !at.isAfter(limit)).isPresent();
    }

    boolean isEnded() {
        return shards.stream().noneMatch(Shard::isOpen);
    }

    LogHead appended(int count, Instant earliest) {
        return new LogHead(next + count, horizons, shards, oldest.or(() -> Optional.of(earliest)));
    }

    LogHead trimmed(List<Long> moved, Optional<Instant> nowOldest) {
        return new LogHead(next, moved, shards, nowOldest);
    }

    /** The same log with shards that were open for long enough replaced by new ones. */
    LogHead rolledOver(Instant now, Duration shardLife) {
        long position = next;
        var changed = new ArrayList<Shard>();
        for (Shard shard : shards) {
            if (shard.isOpen() && !now.isBefore(shard.openedAt().plus(shardLife))) {
                changed.add(shard.closed(position++, now));
                changed.add(Shard.opened(Optional.of(shard.id()), shard.slot(), position, now));
            } else {
                changed.add(shard);
            }
        }
        return new LogHead(position, horizons, changed, oldest);
    }

    /** The same log without shards whose records were all trimmed. */
    LogHead withoutShardsClosedBefore(Instant limit) {
        List<Shard> kept = shards.stream()
                .filter(shard ->
                        shard.closedAt().filter(at -> !at.isAfter(limit)).isEmpty())
                .toList();
        return new LogHead(next, horizons, kept, oldest);
    }

    /** The same log with all shards closed. */
    LogHead ended(Instant now) {
        long position = next;
        var changed = new ArrayList<Shard>();
        for (Shard shard : shards) {
            changed.add(shard.isOpen() ? shard.closed(position++, now) : shard);
        }
        return new LogHead(position, horizons, changed, oldest);
    }

    /** The form in which the head is stored. */
    Bytes encode() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put(NEXT, AttributeValue.of(next));
        attributes.put(
                HORIZONS,
                new AttributeValue.L(horizons.stream().map(AttributeValue::of).toList()));
        attributes.put(
                SHARDS, new AttributeValue.L(shards.stream().map(Shard::encode).toList()));
        oldest.ifPresent(at -> attributes.put(OLDEST, AttributeValue.of(at.toEpochMilli())));
        return ItemJson.encode(Item.of(attributes));
    }

    static LogHead decode(Bytes stored) {
        Item attributes = ItemJson.decode(stored);
        return new LogHead(
                Attribute.number(attributes, NEXT),
                Attribute.list(attributes, HORIZONS).stream()
                        .map(Attribute::number)
                        .toList(),
                Attribute.list(attributes, SHARDS).stream().map(Shard::decode).toList(),
                Attribute.findNumber(attributes, OLDEST).map(Instant::ofEpochMilli));
    }
}
