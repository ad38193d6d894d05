package dev.extenddb.throttle;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.Index;
import dev.extenddb.table.OnDemandThroughput;
import dev.extenddb.table.ProvisionedThroughput;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableSpecification;
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

    /** What an on-demand table takes; see "Service, account, and table quotas" in the Developer Guide. */
    private static final long ACCOUNT_UNITS = 40_000;

    private final InstantSource clock;
    private final Map<Place, TokenBucket> buckets = new ConcurrentHashMap<>();

    TokenBuckets(InstantSource clock) {
        this.clock = clock;
    }

    /** What has a bucket: a table, an index, or one partition of it. */
    private record Place(long id, Access access, Limit.Cause cause, Bytes partition) {}

    /** A table or global index. */
    private record Target(Table table, Optional<Index> index) {

        long id() {
            return index.map(Index::ref).orElse(table.ref()).id();
        }

        String arn() {
            String tableArn = table.definition().identity().arn();
            return index.map(i -> tableArn + "/index/" + i.name()).orElse(tableArn);
        }

        Instant createdAt() {
            return table.definition().identity().createdAt();
        }

        private TableSpecification specification() {
            return table.definition().specification();
        }

        private Optional<GlobalSecondaryIndex> globalIndex() {
            return index.flatMap(i -> specification().globalIndexes().stream()
                    .filter(global -> global.indexName().equals(i.name()))
                    .findFirst());
        }

        Limit limit(Access access) {
            if (specification().onDemand()) {
                return onDemandLimit(access);
            }
            ProvisionedThroughput throughput = globalIndex()
                    .flatMap(GlobalSecondaryIndex::provisionedThroughput)
                    .or(specification()::provisionedThroughput)
                    .orElse(ProvisionedThroughput.NONE);
            long units = access == Access.READ ? throughput.readCapacityUnits() : throughput.writeCapacityUnits();
            return Limit.provisioned(units, index.isPresent());
        }

        private Limit onDemandLimit(Access access) {
            Optional<OnDemandThroughput> configured = index.isPresent()
                    ? globalIndex().flatMap(GlobalSecondaryIndex::onDemandThroughput)
                    : specification().onDemandThroughput();
            return configured
                    .flatMap(
                            access == Access.READ
                                    ? OnDemandThroughput::maxReadRequestUnits
                                    : OnDemandThroughput::maxWriteRequestUnits)
                    .filter(units -> units >= 0)
                    .map(Limit::maxOnDemand)
                    .orElseGet(() -> Limit.account(ACCOUNT_UNITS));
        }

        Limit partitionLimit(Access access) {
            return Limit.partition(access, specification().onDemand(), index.isPresent());
        }

        String reason(Access access, Limit limit) {
            return (index.isPresent() ? "Index" : "Table")
                    + access.word()
                    + limit.cause().word();
        }
    }

    @Override
    public Optional<ThrottledException> refusal(Table table, Optional<Index> index, Access access, Bytes key) {
        Instant now = clock.instant();
        Optional<ThrottledException> refusal = refusal(target(table, index), access, key, now);
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
                return Optional.of(new ThrottledException(
                        limit.code(), limit.message(), target.reason(access, limit), target.arn()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void consume(Table table, Optional<Index> index, Access access, Bytes key, double units) {
        Instant now = clock.instant();
        Target target = target(table, index);
        for (Place place : places(target, access, key)) {
            Limit limit = limit(target, place);
            bucket(target, place, limit).take(limit, now, units);
        }
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
    }

    /** A local index has the throughput of its table. */
    private static Target target(Table table, Optional<Index> index) {
        return new Target(table, index.filter(Index::global));
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
