package dev.extenddb.storage.postgres;

import static org.jooq.impl.DSL.name;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.storage.sql.CatalogStatementRenderer;
import dev.extenddb.storage.sql.CatalogTable;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.PoolObserver;
import dev.extenddb.storage.sql.PooledSessions;
import dev.extenddb.storage.sql.Sessions;
import dev.extenddb.storage.sql.SqlCatalog;
import dev.extenddb.storage.sql.SqlContexts;
import dev.extenddb.storage.sql.SqlItemStore;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Storage on a PostgreSQL server. Any number of processes may share one database. Thread-safe. */
public final class PostgresStorage implements Storage {

    /** Compares code points, whatever the database's own collation is. */
    private static final DataType<String> TEXT = SQLDataType.VARCHAR.collation(DSL.collation("C"));

    /**
     * All rows are found by key. But a plan is made when a table is small, or its statistics are missing, and is kept while the table grows: so the
     * planner is told not to prefer reading all there is. Servers without such settings do without them.
     */
    static final String PREFER_INDEXES = "select set_config(name, 'off', false) from pg_catalog.pg_settings"
            + " where name in ('enable_seqscan', 'enable_bitmapscan', 'enable_sort')";

    private final Sessions sessions;
    private final ItemStore items;
    private final TableSpaces tableSpaces;
    private final CatalogStore catalog;

    private PostgresStorage(Sessions sessions, String schema, Preparation preparation) {
        this.sessions = sessions;
        var contexts = new SqlContexts(SQLDialect.POSTGRES);
        var database = new Database(sessions, () -> contexts);
        var documents = CatalogTable.named(name(schema, "catalog"), TEXT);
        preparation.prepare(new PostgresSchema(schema, documents), database);
        var layout = new SeparateTables(contexts.renderer(), schema);
        this.items = new SqlItemStore(database, layout, new PostgresCommitter(database, layout));
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
        return open(config, observer, PostgresSchema::bring);
    }

    /**
     * Connects to a database whose schema is this program's, and changes nothing.
     *
     * @param observer is told of the pool of connections
     * @throws SchemaVersionException if the database has no schema, or another version of it
     * @throws PostgresConnectException if the database cannot be reached
     */
    public static Storage open(PostgresConfig config, PoolObserver observer) {
        return open(config, observer, PostgresSchema::require);
    }

    /** What to do about the schema before anything else. */
    private interface Preparation {

        void prepare(PostgresSchema schema, Database database);
    }

    private static Storage open(PostgresConfig config, PoolObserver observer, Preparation preparation) {
        var sessions = sessions(config, observer);
        try {
            return new PostgresStorage(sessions, config.schema(), preparation);
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    private static Sessions sessions(PostgresConfig config, PoolObserver observer) {
        var pool = new HikariConfig();
        pool.setPoolName(config.database());
        pool.setJdbcUrl(config.url());
        pool.setUsername(config.user());
        pool.setPassword(config.password());
        pool.setMaximumPoolSize(config.poolSize());
        pool.setConnectionInitSql(PREFER_INDEXES);
        pool.addDataSourceProperty("ApplicationName", "extenddb");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        // Each table has its own statement texts, and each shape of a commit another one.
        pool.addDataSourceProperty("preparedStatementCacheQueries", "1024");
        pool.addDataSourceProperty("preparedStatementCacheSizeMiB", "16");
        try {
            return new PooledSessions(pool, observer);
        } catch (PoolInitializationException e) {
            throw PostgresConnectException.explain(config, e);
        }
    }

    @Override
    public ItemStore items() {
        return items;
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
        sessions.close();
    }
}
