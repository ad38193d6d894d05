package dev.extenddb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.ItemJson;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.testing.TestClock;
import dev.extenddb.testing.Wire;
import dev.extenddb.verify.ConsistencyCheck.Summary;
import dev.extenddb.verify.Finding.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsistencyCheckTest {

    private static final String ARN = "arn:aws:dynamodb:eu-central-1:123456789012:table/Music";
    private static final int PARTITIONS = 25;

    private static final long BETWEEN_WRITES_NANOS = 200_000;

    private final MemoryStorage storage = new MemoryStorage();
    private final TestClock clock = new TestClock();
    private final Wire wire = new Wire(storage, settings -> settings, clock);

    @BeforeEach
    void fillATable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Music','BillingMode':'PAY_PER_REQUEST',"
                        + Wire.definitions("id:S", "at:N", "kind:S", "rank:N") + "," + Wire.schema("id:S", "at:N")
                        + ",'LocalSecondaryIndexes':[{'IndexName':'ByRank'," + Wire.schema("id:S", "rank:N")
                        + ",'Projection':{'ProjectionType':'ALL'}}]"
                        + ",'GlobalSecondaryIndexes':[{'IndexName':'ByKind'," + Wire.schema("kind:S")
                        + ",'Projection':{'ProjectionType':'KEYS_ONLY'}}]"
                        + ",'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_IMAGE'}}");
        wire.ok(
                "UpdateTimeToLive",
                "{'TableName':'Music','TimeToLiveSpecification':{'AttributeName':'expires','Enabled':true}}");
        write(new Random(5), 900);
    }

    private void write(Random random, int count) {
        for (int i = 0; i < count; i++) {
            String key = "'id':{'S':'i" + random.nextInt(PARTITIONS) + "'},'at':{'N':'" + random.nextInt(8) + "'}";
            if (random.nextInt(4) == 0) {
                wire.ok("DeleteItem", "{'TableName':'Music','Key':{" + key + "}}");
            } else {
                wire.put("Music", "{" + key + attributes(random) + "}");
            }
        }
    }

    private String attributes(Random random) {
        long later = clock.instant().getEpochSecond() + 1_000 + random.nextInt(9);
        return (random.nextBoolean() ? ",'rank':{'N':'" + random.nextInt(5) + "'}" : "")
                + (random.nextBoolean() ? ",'kind':{'S':'k" + random.nextInt(3) + "'}" : "")
                + (random.nextBoolean() ? ",'expires':{'N':'" + later + "'}" : "")
                + ",'text':{'S':'" + random.nextInt() + "'}";
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void findsNothingWhereAllIsWell() {
        Summary summary = check();

        assertThat(summary.findings()).isZero();
        assertThat(summary.tables()).isEqualTo(1);
        assertThat(summary.items()).isBetween(100L, 8L * PARTITIONS);
        assertThat(summary.rows()).isGreaterThan(summary.items());
        assertThat(summary.changes()).isGreaterThan(summary.items());
        assertThat(findings).isEmpty();
    }

    @Test
    void findsNothingWhereChangesWereNumberedOrTrimmed() {
        wire.runBackgroundJobs();
        clock.advance(Duration.ofHours(23));
        write(new Random(6), 200);
        clock.advance(Duration.ofHours(2));
        wire.runBackgroundJobs();

        check();
        assertThat(findings).isEmpty();
    }

    @Test
    void findsARowThatIsMissing() {
        StoredItem row = anyRow(index("ByKind"));
        remove(index("ByKind"), row.key());

        check();
        assertThat(findings).containsExactly(finding("index ByKind", Kind.MISSING, row.key()));
    }

    @Test
    void findsARowThatIsNoItems() {
        StoredItem row = anyRow(index("ByRank"));
        Bytes key = Bytes.wrap(Arrays.copyOf(row.key().toArray(), row.key().length() + 1));
        put(index("ByRank"), key, row.json());

        check();
        assertThat(findings).containsExactly(finding("index ByRank", Kind.SURPLUS, key));
    }

    @Test
    void findsARowThatIsNotItsItems() {
        StoredItem row = anyRow(index("ByRank"));
        StoredItem other = store().read(new KeyRange(index("ByRank"), Bytes.EMPTY, Optional.empty(), false), 1)
                .items()
                .get(0);
        put(index("ByRank"), row.key(), other.json());

        check();
        assertThat(findings).contains(finding("index ByRank", Kind.DIFFERENT, row.key()));
    }

    @Test
    void findsAnExpiryThatIsMissing() {
        TableRef expiry = table().expiry().orElseThrow().ref();
        StoredItem row = anyRow(expiry);
        remove(expiry, row.key());

        check();
        assertThat(findings).containsExactly(finding("expiry", Kind.MISSING, row.key()));
    }

    @Test
    void findsAnItemThatIsNotAsItsHistorySays() {
        wire.ok("UpdateTable", "{'TableName':'Music','StreamSpecification':{'StreamEnabled':false}}");
        wire.ok(
                "UpdateContinuousBackups",
                "{'TableName':'Music','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}");
        wire.put("Music", "{'id':{'S':'recorded'},'at':{'N':'1'}}");
        assertThat(check().changes()).isEqualTo(1);
        StoredItem item =
                store().read(new KeyRange(table().ref(), Bytes.EMPTY, Optional.empty(), true), 1000).items().stream()
                        .filter(row -> ItemJson.decode(row.json()).toString().contains("recorded"))
                        .findFirst()
                        .orElseThrow();
        put(table().ref(), item.key(), item.json());

        check();
        assertThat(findings).containsExactly(finding("recovery", Kind.BROKEN, item.key()));
    }

    @Test
    void findsAnItemThatIsNotAsItsStreamSays() {
        StoredItem item = anyRow(table().ref());
        put(table().ref(), item.key(), item.json());

        check();
        assertThat(findings).containsExactly(finding("stream", Kind.BROKEN, item.key()));
    }

    @Test
    void takesNoWritesUnderWayForFaults() throws Exception {
        var over = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            var random = new Random(7);
            while (!over.get()) {
                write(random, 5);
                LockSupport.parkNanos(BETWEEN_WRITES_NANOS); // or there would be more and more to check
            }
        });
        for (int round = 0; round < 10; round++) {
            check();
        }
        over.set(true);
        writer.get();

        assertThat(findings).isEmpty();
    }

    @Test
    void findsRowsThatAreNobodys() {
        var orphans = new Orphans(storage, clock);
        assertThat(orphans.find()).isEmpty();
        var orphan = new TableRef(1L << 40);
        put(orphan, Bytes.of((byte) 1), Bytes.EMPTY);

        assertThat(orphans.find()).containsExactly(orphan);
        orphans.quarantine(orphan);
        assertThat(orphans.find()).isEmpty();
        check();
        assertThat(findings).isEmpty();
    }

    @Test
    void aStreamThatOutlivesItsTableIsNoOrphan() {
        wire.ok("DeleteTable", "{'TableName':'Music'}");

        assertThat(new Orphans(storage, clock).find()).isEmpty();
        assertThat(check().tables()).isZero();
    }

    private final List<Finding> findings = new ArrayList<>();

    private Summary check() {
        return new ConsistencyCheck(storage, clock).run(findings::add);
    }

    private static Finding finding(String place, Kind kind, Bytes key) {
        return new Finding(ARN, place, kind, HexFormat.of().formatHex(key.toArray()));
    }

    private Table table() {
        TableDefinition definition = new TableCatalog(storage, clock, table -> {})
                .storedAfter(Optional.empty(), 1)
                .get(0);
        return new Table(definition);
    }

    private TableRef index(String name) {
        return table().index(name).orElseThrow().ref();
    }

    private ItemStore store() {
        return storage.items();
    }

    private StoredItem anyRow(TableRef table) {
        return store().read(new KeyRange(table, Bytes.EMPTY, Optional.empty(), true), 7)
                .items()
                .get(6);
    }

    private void put(TableRef table, Bytes key, Bytes json) {
        var image = new Image(json, json.length(), 12345);
        store().commit(List.of(new Change(table, key, Expected.ANY, new Change.Put(image), List.of())));
    }

    private void remove(TableRef table, Bytes key) {
        store().commit(List.of(new Change(table, key, Expected.ANY, new Change.Delete(), List.of())));
    }
}
