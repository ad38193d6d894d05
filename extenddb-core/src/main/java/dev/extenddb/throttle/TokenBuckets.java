package dev.extenddb.throttle;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds requests to the throughput of their tables, global indexes and partitions, by a bucket for each. Thread-safe. */
final class TokenBuckets implements Throttle {

    /** After so many buckets, those that nobody uses are thrown away. */
    private static final int MANY = 20_000;

    private final InstantSource clock;
    private final Map<Place, TokenBucket> buckets = new ConcurrentHashMap<>();

    TokenBuckets(InstantSource clock) {
        this.clock = clock;
    }

    /** What has a bucket: a table, an index, or one partition of it. */
    private record Place(long id, Access access, Limit.Cause cause, Bytes partition) {}

    @Override
    public Optional<ThrottledException> refusal(Table table, Optional<Index> index, Access access, Bytes key) {
        Instant now = clock.instant();
        Optional<ThrottledException> refusal = refusal(Target.of(table, index), access, key, now);
        if (refusal.isPresent() || access == Access.READ) {
            return refusal;
        }
        return table.indexes().stream()
                .filter(Index::global)
                .map(global -> refusal(new Target(table, Optional.of(global)), access, Bytes.EMPTY, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<ThrottledException> refusal(Target target, Access access, Bytes key, Instant now) {
        for (Place place : places(target, access, key)) {
            Limit limit = limit(target, place);
            if (!bucket(target, place, limit).admits(limit, now)) {
                return Optional.of(target.refusal(access, limit));
            }
        }
        return Optional.empty();
    }

    @Override
    public void consume(Table table, Optional<Index> index, Access access, Bytes key, double units) {
        Instant now = clock.instant();
        Target target = Target.of(table, index);
        for (Place place : places(target, access, key)) {
            Limit limit = limit(target, place);
            bucket(target, place, limit).take(limit, now, units);
        }
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
    }

    private static List<Place> places(Target target, Access access, Bytes key) {
        var whole = new Place(target.id(), access, target.limit(access).cause(), Bytes.EMPTY);
        if (key.length() < KeyBytes.DIGEST_LENGTH) {
            return List.of(whole);
        }
        var partition = Bytes.wrap(Arrays.copyOf(key.unsafeArray(), KeyBytes.DIGEST_LENGTH));
        return List.of(whole, new Place(target.id(), access, Limit.Cause.KEY_RANGE, partition));
    }

    private static Limit limit(Target target, Place place) {
        return place.cause() == Limit.Cause.KEY_RANGE
                ? target.partitionLimit(place.access())
                : target.limit(place.access());
    }

    private TokenBucket bucket(Target target, Place place, Limit limit) {
        return buckets.computeIfAbsent(place, p -> new TokenBucket(limit, target.createdAt()));
    }
}
