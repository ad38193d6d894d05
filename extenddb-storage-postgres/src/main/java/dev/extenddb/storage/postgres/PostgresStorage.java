package dev.extenddb.storage.postgres;

import static org.jooq.impl.DSL.name;

import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.storage.sql.CatalogStatementRenderer;
import dev.extenddb.storage.sql.CatalogTable;
import dev.extenddb.storage.sql.Committer;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.PoolObserver;
import dev.extenddb.storage.sql.Sessions;
import dev.extenddb.storage.sql.SqlCatalog;
import dev.extenddb.storage.sql.SqlContexts;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Storage on a PostgreSQL server. Any number of processes may share one database. Thread-safe. */
public final class PostgresStorage implements Storage {

    /** Compares code points, whatever the database's own collation is. */
    private static final DataType<String> TEXT = SQLDataType.VARCHAR.collation(DSL.collation("C"));

    /** Until the end of the transaction: for the one statement that does want all there is. */
    static final String READ_ALL =
            "select set_config(name, 'on', true) from pg_catalog.pg_settings where name = 'enable_seqscan'";

    /** Databases that speak PostgreSQL's protocol, but change a table only once in a statement. */
    private static final List<String> ONE_CHANGE_A_STATEMENT = List.of("CockroachDB");

    private final Sessions sessions;
    private final ItemStore items;
    private final Optional<Sessions> replica;
    private final ItemStore laggingItems;
    private final TableSpaces tableSpaces;
    private final CatalogStore catalog;

    private PostgresStorage(Sessions sessions, PostgresConfig config, PoolObserver observer, Opening opening) {
        String schema = config.schema();
        this.sessions = sessions;
        var contexts = new SqlContexts(SQLDialect.POSTGRES);
        var database = new Database(sessions, () -> contexts);
        var documents = CatalogTable.named(name(schema, "catalog"), TEXT);
        opening.preparation().prepare(new PostgresSchema(schema, documents), database);
        var layout = new SeparateTables(contexts.renderer(), schema);
        this.items = new PostgresItemStore(database, layout, committer(database, layout, opening.mayChain()));
        this.replica = config.readUrl().map(url -> PostgresPool.replica(config, url, observer));
        this.laggingItems = replica.<ItemStore>map(reads -> new ReplicaReads(
                        new PostgresItemStore(
                                new Database(reads, () -> contexts), layout, changes -> items.commit(changes)),
                        items))
                .orElse(items);
        this.tableSpaces = new PostgresTableSpaces(database, layout);
        this.catalog = new SqlCatalog(database, new CatalogStatementRenderer(contexts.renderer()).render(documents));
    }

    /**
     * Connects to a database, and creates or upgrades its schema. Several processes may do so at the same time.
     *
     * @throws dev.extenddb.storage.StorageException if the database cannot be reached, or belongs to a newer program
     */
    public static Storage connect(PostgresConfig config) {
        return connect(config, PoolObserver.NONE);
    }

    /**
     * The same, telling somebody of its pool of connections.
     *
     * @throws dev.extenddb.storage.StorageException if the database cannot be reached, or belongs to a newer program
     */
    public static Storage connect(PostgresConfig config, PoolObserver observer) {
        return open(config, observer, new Opening(PostgresSchema::bring, true));
    }

    /**
     * The same.
     *
     * @param mayChain whether a statement may change a table more than once, if the database is able to
     */
    static Storage connect(PostgresConfig config, boolean mayChain) {
        return open(config, PoolObserver.NONE, new Opening(PostgresSchema::bring, mayChain));
    }

    /**
     * Connects to a database whose schema is this program's, and changes nothing.
     *
     * @param observer is told of the pool of connections
     * @throws SchemaVersionException if the database has no schema, or another version of it
     * @throws PostgresConnectException if the database cannot be reached
     */
    public static Storage open(PostgresConfig config, PoolObserver observer) {
        return open(config, observer, new Opening(PostgresSchema::require, true));
    }

    /** What to do about the schema before anything else. */
    private interface Preparation {

        void prepare(PostgresSchema schema, Database database);
    }

    /** How to begin. */
    private record Opening(Preparation preparation, boolean mayChain) {}

    private static Storage open(PostgresConfig config, PoolObserver observer, Opening opening) {
        Sessions sessions = PostgresPool.primary(config, observer);
        try {
            return new PostgresStorage(sessions, config, observer, opening);
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    private static Committer committer(Database database, SeparateTables layout, boolean mayChain) {
        String version = database.read(session -> {
            try (ResultSet row = session.prepare("select version()").executeQuery()) {
                row.next();
                return row.getString(1);
            }
        });
        boolean chains = mayChain && ONE_CHANGE_A_STATEMENT.stream().noneMatch(version::contains);
        return new PostgresCommitter(database, layout, chains);
    }

    @Override
    public ItemStore items() {
        return items;
    }

    @Override
    public ItemStore laggingItems() {
        return laggingItems;
    }

    @Override
    public TableSpaces tableSpaces() {
        return tableSpaces;
    }

    @Override
    public CatalogStore catalog() {
        return catalog;
    }

    @Override
    public boolean blocking() {
        return true;
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void close() {
        replica.ifPresent(Sessions::close);
        sessions.close();
    }
}
