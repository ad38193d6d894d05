package dev.extenddb.storage.postgres;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.storage.sql.CatalogStatementRenderer;
import dev.extenddb.storage.sql.CatalogTable;
import dev.extenddb.storage.sql.Committer;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.PooledSessions;
import dev.extenddb.storage.sql.Schema;
import dev.extenddb.storage.sql.Sessions;
import dev.extenddb.storage.sql.SqlCatalog;
import dev.extenddb.storage.sql.SqlContexts;
import dev.extenddb.storage.sql.SqlItemStore;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
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
     * planner is told not to prefer reading all there is. What it does all the same then looks dear to it, and worth compiling, which takes a
     * hundred times as long as the statement: so that is off, too. Servers without such settings do without them.
     */
    static final String SESSION_SETTINGS = "select set_config(name, 'off', false) from pg_catalog.pg_settings"
            + " where name in ('enable_seqscan', 'enable_bitmapscan', 'enable_sort', 'jit')";

    /** Until the end of the transaction: for the one statement that does want all there is. */
    static final String READ_ALL =
            "select set_config(name, 'on', true) from pg_catalog.pg_settings where name = 'enable_seqscan'";

    /** Databases that speak PostgreSQL's protocol, but change a table only once in a statement. */
    private static final List<String> ONE_CHANGE_A_STATEMENT = List.of("CockroachDB");

    private static final int FEWEST_CONNECTIONS = 4;

    /** A client is better told to try again than kept waiting. */
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(4);

    private static final Duration WAIT_FOR_REPLICA = Duration.ofSeconds(1);

    private final Sessions sessions;
    private final ItemStore items;
    private final Optional<Sessions> replica;
    private final ItemStore laggingItems;
    private final TableSpaces tableSpaces;
    private final CatalogStore catalog;

    private PostgresStorage(Sessions sessions, PostgresConfig config, boolean mayChain) {
        String schema = config.schema();
        this.sessions = sessions;
        var contexts = new SqlContexts(SQLDialect.POSTGRES);
        var database = new Database(sessions, () -> contexts);
        var documents = CatalogTable.named(name(schema, "catalog"), TEXT);
        new Schema(name(schema, "schema_version"), List.of(documents::create))
                .bring(database, sql -> createSqlSchema(sql, schema));
        var layout = new SeparateTables(contexts.renderer(), schema);
        this.items = new SqlItemStore(database, layout, committer(database, layout, mayChain));
        this.replica = config.readUrl().map(url -> openReplica(config, url));
        this.laggingItems = replica.<ItemStore>map(reads -> new ReplicaReads(
                        new SqlItemStore(new Database(reads, () -> contexts), layout, changes -> items.commit(changes)),
                        items))
                .orElse(items);
        this.tableSpaces = new PostgresTableSpaces(database, layout);
        this.catalog = new SqlCatalog(database, new CatalogStatementRenderer(contexts.renderer()).render(documents));
    }

    /**
     * Connects to a database, and creates or upgrades its schema. Several processes may do so at the same time.
     *
     * @throws StorageException if the database cannot be reached, or belongs to a newer program
     */
    public static Storage connect(PostgresConfig config) {
        return connect(config, true);
    }

    /**
     * The same.
     *
     * @param mayChain whether a statement may change a table more than once, if the database is able to
     */
    static Storage connect(PostgresConfig config, boolean mayChain) {
        var sessions = open(config);
        try {
            return new PostgresStorage(sessions, config, mayChain);
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    private static Sessions open(PostgresConfig config) {
        HikariConfig pool = pool(config, "extenddb", config.url());
        pool.setMinimumIdle(Math.min(config.poolSize(), FEWEST_CONNECTIONS));
        pool.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        try {
            return new PooledSessions(pool);
        } catch (PoolInitializationException e) {
            throw new StorageException("Cannot connect to " + config + ": " + e.getMessage(), e, true);
        }
    }

    /** A replica need not be there when the program starts, nor be waited for. */
    private static Sessions openReplica(PostgresConfig config, String url) {
        HikariConfig pool = pool(config, "extenddb-replica", url);
        pool.setMinimumIdle(1);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(WAIT_FOR_REPLICA.toMillis());
        return new PooledSessions(pool);
    }

    private static HikariConfig pool(PostgresConfig config, String name, String url) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(config.user());
        pool.setPassword(config.password());
        pool.setMaximumPoolSize(config.poolSize());
        pool.setConnectionInitSql(SESSION_SETTINGS);
        pool.addDataSourceProperty("ApplicationName", "extenddb");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", "5");
        // A server that has vanished without a word; the URL may say otherwise.
        pool.addDataSourceProperty("socketTimeout", "120");
        // Each table has its own statement texts, and each shape of a commit another one.
        pool.addDataSourceProperty("preparedStatementCacheQueries", "1024");
        pool.addDataSourceProperty("preparedStatementCacheSizeMiB", "16");
        return pool;
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

    /** Looks first: a role that may not create schemas can be given one. */
    private static void createSqlSchema(DSLContext sql, String schema) {
        var namespaces = table(name("pg_catalog", "pg_namespace"));
        var namespace = field(name("pg_catalog", "pg_namespace", "nspname"), SQLDataType.VARCHAR);
        if (!sql.fetchExists(namespaces, namespace.eq(schema))) {
            sql.createSchemaIfNotExists(name(schema)).execute();
        }
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
