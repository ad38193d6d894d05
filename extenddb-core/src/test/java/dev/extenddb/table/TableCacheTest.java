package dev.extenddb.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.TableBuilder;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.table.TableCache.Known;
import dev.extenddb.table.TableDefinition.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was read before a change must not be believed after it. */
class TableCacheTest {

    private final TableCache cache = new TableCache();
    private final Table table = table();
    private final CatalogKey key = table.definition().catalogKey();

    @Test
    void keepsWhatIsRead() {
        Known read = cache.read(entry(1), cache.changes(key));

        assertThat(cache.find(key)).contains(read);
    }

    @Test
    void theSameVersionIsCompiledOnce() {
        Known first = cache.read(entry(1), cache.changes(key));
        Known second = cache.read(entry(1), cache.changes(key));

        assertThat(second.table()).isSameAs(first.table());
        assertThat(cache.read(entry(2), cache.changes(key)).table()).isNotSameAs(first.table());
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKept() {
        long before = cache.changes(key);
        cache.changed(key);
        Known read = cache.read(entry(1), before);

        assertThat(read.version()).isEqualTo(1);
        assertThat(cache.find(key)).isEmpty();
    }

    @Test
    void whatWasReadBeforeAChangeDoesNotTakeThePlaceOfWhatIsReadAfterIt() {
        long before = cache.changes(key);
        cache.changed(key);
        Known newer = cache.read(entry(2), cache.changes(key));
        Known unused = cache.read(entry(1), before);

        assertThat(cache.find(key)).contains(newer);
    }

    @Test
    void aTableThatWasDroppedWhileItWasCreatedIsNotKept() {
        long before = cache.changes(key);
        cache.created(table, before);
        assertThat(cache.find(key).map(Known::table)).contains(table);

        cache.changed(key);
        cache.created(table, before);
        assertThat(cache.find(key)).isEmpty();
    }

    @Test
    void aTableThatWasNotThereIsForgottenUnlessItChangedSince() {
        long before = cache.changes(key);
        cache.created(table, before);
        cache.missing(key, before);
        assertThat(cache.find(key)).isEmpty();

        cache.changed(key);
        cache.created(table, cache.changes(key));
        cache.missing(key, before);
        assertThat(cache.find(key)).isPresent();
    }

    @Test
    void forgetsTheTablesOfAnAccountInARegion() {
        long before = cache.changes(key);
        cache.created(table, before);
        cache.changed("123456789012", "us-east-1");
        assertThat(cache.find(key)).isPresent();

        cache.changed("123456789012", "eu-central-1");
        assertThat(cache.find(key)).isEmpty();
        cache.created(table, before);
        assertThat(cache.find(key)).isEmpty();
    }

    private CatalogEntry entry(long version) {
        return new CatalogEntry(key, version, Bytes.wrap(TableDocument.encode(table.definition())));
    }

    private static Table table() {
        return new Table(new TableDefinition(
                new TableIdentity("123456789012", "eu-central-1", "Things", "table-id", 8, Instant.EPOCH),
                TableBuilder.partitionKey("id", AttributeType.S).build(),
                List.of(),
                new Transition(TableStatus.CREATING, Instant.EPOCH),
                TableHistory.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }
}
