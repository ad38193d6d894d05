package dev.extenddb.table;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces.Statistics;
import dev.extenddb.table.TableCache.Known;
import dev.extenddb.table.TableDescription.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Finds tables, and keeps what is known of them. Compiled tables are cached, so that the data plane asks the database for none of this;
 * where other processes may change the catalog, a cached table is believed for {@link #LEASE} only. Thread-safe.
 */
public final class TableCatalog {

    /** For how long a cached table is believed while other processes share the database. */
    public static final Duration LEASE = Duration.ofSeconds(2);

    private final Storage storage;
    private final InstantSource clock;
    private final Consumer<Table> whenBackfilling;
    private final RunningRestores restores;
    private final TableCache cache = new TableCache();

    private static final int PAGE = 100;

    /**
     * A catalog over a database.
     *
     * @param clock tells the time
     * @param whenBackfilling is told of every table that is loaded while an index of it waits to be filled
     */
    public TableCatalog(Storage storage, InstantSource clock, Consumer<Table> whenBackfilling) {
        this.storage = storage;
        this.clock = clock;
        this.restores = new RunningRestores(storage.catalog());
        this.whenBackfilling = whenBackfilling;
    }

    /**
     * A table whose items can be read and written.
     *
     * @throws DynamoDbException a {@code ResourceNotFoundException} if there is none, or it is not ready yet
     */
    public Table usable(TableAddress address) {
        Optional<Table> table = find(address);
        if (table.isEmpty() || !isUsable(table.get())) {
            throw DynamoDbException.notFound("Requested resource not found");
        }
        return table.get();
    }

    private boolean isUsable(Table table) {
        TableStatus status = table.definition().status(clock.instant());
        return status != TableStatus.CREATING && status != TableStatus.DELETING;
    }

    /**
     * A table, in whatever state it is.
     *
     * @throws DynamoDbException a {@code ResourceNotFoundException} that names the table, if there is none
     */
    public Table existing(TableAddress address) {
        return present(address).orElseThrow(() -> noSuchTable(address));
    }

    /** A table, in whatever state it is; one that is being restored is not there yet. */
    public Optional<Table> present(TableAddress address) {
        return find(address).filter(table -> !table.definition().isRestored(clock.instant()));
    }

    /**
     * The same, and tables that are being restored as well.
     *
     * @throws DynamoDbException a {@code ResourceNotFoundException} that names the table, if there is none
     */
    public Table known(TableAddress address) {
        return find(address).orElseThrow(() -> noSuchTable(address));
    }

    private static DynamoDbException noSuchTable(TableAddress address) {
        return DynamoDbException.notFound("Requested resource not found: Table: " + address.name() + " not found");
    }

    /** A table, in whatever state it is, though it is being restored. */
    public Optional<Table> find(TableAddress address) {
        return load(address.catalogKey());
    }

    /** A table's definition as the database has it at this moment. */
    public Optional<TableDefinition> stored(TableAddress address) {
        return storage.catalog()
                .find(address.catalogKey())
                .map(entry -> TableDocument.decode(entry.key(), entry.document()));
    }

    /**
     * Tables' definitions as the database has them at this moment, of all accounts and regions, in the order of account, region and name.
     *
     * @param last only those after this one, which need not exist
     */
    public List<TableDefinition> storedAfter(Optional<TableDefinition> last, int limit) {
        CatalogKey after =
                last.map(TableDefinition::catalogKey).orElse(new CatalogKey("", "", TableDefinition.CATALOG_KIND, ""));
        return storage.catalog().listAll(TableDefinition.CATALOG_KIND, after, limit).stream()
                .map(entry -> TableDocument.decode(entry.key(), entry.document()))
                .toList();
    }

    private Optional<Table> load(CatalogKey key) {
        Optional<Known> cached = cache.find(key);
        Optional<Known> known = cached.isPresent() && !isStale(cached.get()) ? cached : read(key);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Table table = known.get().table();
        if (table.definition().isGoing() && table.definition().isGone(clock.instant())) {
            remove(table.definition());
            return Optional.empty();
        }
        return Optional.of(table);
    }

    private boolean isStale(Known known) {
        return storage.shared() && System.nanoTime() - known.readAtNanos() > LEASE.toNanos();
    }

    private Optional<Known> read(CatalogKey key) {
        long changesBefore = cache.changes(key);
        Optional<CatalogEntry> entry = storage.catalog().find(key);
        if (entry.isEmpty()) {
            cache.missing(key, changesBefore);
            return Optional.empty();
        }
        Known known = cache.read(entry.get(), changesBefore);
        if (known.table().definition().isBackfilling()) {
            whenBackfilling.accept(known.table());
        }
        return Optional.of(known);
    }

    /** Has everybody know a table as it was changed. */
    private void refresh(CatalogKey key) {
        cache.changed(key);
        long changesBefore;
        do {
            changesBefore = cache.changes(key);
            Optional<Known> unused = read(key);
        } while (cache.changes(key) != changesBefore);
    }

    /** A table as it is known now, for somebody who looked it up a moment ago: it may have another index since. */
    public Table latest(Table table) {
        Optional<Known> known = cache.find(table.definition().catalogKey());
        return known.isPresent() && known.get().table().ref().equals(table.ref())
                ? known.get().table()
                : table;
    }

    /** The names of an account's tables in a region, in order, after a name that need not exist. */
    public List<String> names(String account, String region, String afterName, int limit) {
        return storage.catalog().list(account, region, TableDefinition.CATALOG_KIND, afterName, limit).stream()
                .map(entry -> entry.key().name())
                .toList();
    }

    /** All tables of an account in a region as the database has them at this moment, in the order of their names. */
    public List<TableDefinition> allStored(String account, String region) {
        var definitions = new ArrayList<TableDefinition>();
        for (CatalogEntry entry : entries(account, region)) {
            definitions.add(TableDocument.decode(entry.key(), entry.document()));
        }
        return definitions;
    }

    private List<CatalogEntry> entries(String account, String region) {
        var entries = new ArrayList<CatalogEntry>();
        List<CatalogEntry> page;
        String last = "";
        do {
            page = storage.catalog().list(account, region, TableDefinition.CATALOG_KIND, last, PAGE);
            entries.addAll(page);
            last = page.isEmpty() ? last : page.get(page.size() - 1).key().name();
        } while (page.size() == PAGE);
        return entries;
    }

    /** Removes those tables of an account in a region whose deletion is over. */
    public void removeGone(String account, String region) {
        for (TableDefinition table : allStored(account, region)) {
            if (table.isGone(now())) {
                remove(table);
            }
        }
    }

    /** Drops what is cached of an account's tables in a region. */
    public void forget(String account, String region) {
        cache.changed(account, region);
    }

    /**
     * Adds a table, with room for its rows.
     *
     * @throws DynamoDbException a {@code ResourceInUseException} if there is one of that name
     */
    public void create(TableDefinition definition) {
        for (TableRef ref : definition.refs()) {
            storage.tableSpaces().create(ref);
        }
        CatalogKey key = definition.catalogKey();
        byte[] document = TableDocument.encode(definition);
        long changesBefore = cache.changes(key);
        if (storage.catalog().create(key, document)) {
            cache.created(new Table(definition), changesBefore);
        } else if (!createInPlaceOfGone(key, document)) {
            dropRows(definition);
            throw exists(definition.address());
        }
    }

    private DynamoDbException exists(TableAddress address) {
        Optional<Table> found = find(address);
        if (found.filter(table -> table.definition().isRestored(now())).isPresent()) {
            return new DynamoDbException(ErrorCode.RESOURCE_IN_USE, "Table is being used: " + address.name());
        }
        boolean young = found.filter(table -> table.definition().status(now()) == TableStatus.CREATING)
                .isPresent();
        return young
                ? DynamoDbException.inUse("Table is being created: " + address.name())
                : new DynamoDbException(ErrorCode.RESOURCE_IN_USE, "Table already exists: " + address.name());
    }

    /** A table whose deletion is over stands in nobody's way, though it is removed only when somebody meets it. */
    private boolean createInPlaceOfGone(CatalogKey key, byte[] document) {
        return load(key).isEmpty() && storage.catalog().create(key, document);
    }

    /**
     * Changes a table. The change may be worked out more than once, when another one comes between.
     *
     * @throws DynamoDbException a {@code ResourceNotFoundException} if there is no such table
     */
    public Table update(TableAddress address, UnaryOperator<TableDefinition> change) {
        return update(address, change, this::existing);
    }

    /** Takes note that all items of a table are restored. */
    public void finishRestore(TableAddress address, TableRef ref) {
        UnaryOperator<TableDefinition> finished = current -> current.identity().id() == ref.id()
                ? current.with(current.recovery().restored())
                : current;
        Table unused = update(address, finished, this::known);
    }

    private Table update(
            TableAddress address, UnaryOperator<TableDefinition> change, Function<TableAddress, Table> find) {
        while (true) {
            Table unused = find.apply(address);
            CatalogEntry entry = storage.catalog().find(address.catalogKey()).orElseThrow(() -> noSuchTable(address));
            TableDefinition stored = TableDocument.decode(entry.key(), entry.document());
            TableDefinition changed = change.apply(stored.at(now()));
            List<TableRef> added = changed.refs().stream()
                    .filter(ref -> !stored.refs().contains(ref))
                    .toList();
            added.forEach(storage.tableSpaces()::create);
            byte[] document = TableDocument.encode(changed);
            if (storage.catalog().replace(entry.key(), entry.version(), document)) {
                refresh(entry.key());
                return new Table(changed);
            }
            added.forEach(storage.tableSpaces()::drop);
        }
    }

    /** Removes a table and its rows at once. */
    public void remove(TableDefinition definition) {
        Optional<CatalogEntry> entry = storage.catalog().find(definition.catalogKey());
        if (entry.isPresent()
                && isOf(entry.get(), definition.identity())
                && storage.catalog().remove(entry.get().key(), entry.get().version())) {
            dropRows(definition);
        }
        cache.changed(definition.catalogKey());
    }

    private static boolean isOf(CatalogEntry entry, TableIdentity identity) {
        return TableDocument.decode(entry.key(), entry.document()).identity().equals(identity);
    }

    /** Removes all tables of an account in a region at once, with their rows. */
    public void removeAll(String account, String region) {
        for (CatalogEntry entry : entries(account, region)) {
            remove(entry);
        }
    }

    private void remove(CatalogEntry entry) {
        TableDefinition definition = TableDocument.decode(entry.key(), entry.document());
        if (storage.catalog().remove(entry.key(), entry.version())) {
            dropRows(definition);
            cache.changed(entry.key());
        } else {
            remove(definition); // it was changed since
        }
    }

    /** What a restore reads of a table goes when the restore has ended. */
    private void dropRows(TableDefinition definition) {
        boolean hasHistory = definition.recovery().pointInTime().isPresent();
        for (TableRef ref : definition.refs()) {
            if (!hasHistory || !restores.read(ref)) {
                storage.tableSpaces().drop(ref);
            }
        }
    }

    /** Removes rows that go with a table no more. */
    public void dropRows(TableRef ref) {
        storage.tableSpaces().drop(ref);
    }

    /** A table as clients see it now, with its items counted. */
    public TableDescription describe(TableDefinition definition) {
        Map<TableRef, Statistics> statistics = new HashMap<>();
        for (TableRef ref : definition.itemRefs()) {
            statistics.put(ref, storage.tableSpaces().statistics(ref));
        }
        return new TableDescription(definition.at(now()), statistics, now(), Occasion.QUESTION);
    }

    /** A table as the operation tells that creates or changes it, without counting its items. */
    public TableDescription describe(TableDefinition definition, Occasion occasion) {
        return new TableDescription(definition, Map.of(), now(), occasion);
    }

    /** The present instant, as exactly as the catalog keeps instants. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
