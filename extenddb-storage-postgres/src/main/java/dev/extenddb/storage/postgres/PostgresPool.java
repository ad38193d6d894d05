package dev.extenddb.storage.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.extenddb.storage.sql.PoolObserver;
import dev.extenddb.storage.sql.Sessions;
import java.time.Duration;

/** Pools of connections to a server, and what each connection is set to. */
final class PostgresPool {

    /**
     * All rows are found by key. But a plan is made when a table is small, or its statistics are missing, and is kept while the table grows: so the
     * planner is told not to prefer reading all there is. What it does all the same then looks dear to it, and worth compiling, which takes a
     * hundred times as long as the statement: so that is off, too. Servers without such settings do without them.
     */
    static final String SESSION_SETTINGS = "select set_config(name, 'off', false) from pg_catalog.pg_settings"
            + " where name in ('enable_seqscan', 'enable_bitmapscan', 'enable_sort', 'jit')";

    private static final int FEWEST_CONNECTIONS = 4;

    /** A client is better told to try again than kept waiting. */
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(4);

    private static final Duration WAIT_FOR_REPLICA = Duration.ofSeconds(1);

    private PostgresPool() {}

    /**
     * Connections to the server that takes writes.
     *
     * @throws PostgresConnectException if it cannot be reached
     */
    static Sessions primary(PostgresConfig config, PoolObserver observer) {
        HikariConfig pool = pool(config, config.database(), config.url());
        pool.setMinimumIdle(Math.min(config.poolSize(), FEWEST_CONNECTIONS));
        pool.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        try {
            return new PooledSessions(pool, observer);
        } catch (PoolInitializationException e) {
            throw PostgresConnectException.explain(config, e);
        }
    }

    /** Connections to a replica, which need not be there when the program starts, nor be waited for. */
    static Sessions replica(PostgresConfig config, String url, PoolObserver observer) {
        HikariConfig pool = pool(config, config.database() + "-replica", url);
        pool.setMinimumIdle(1);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(WAIT_FOR_REPLICA.toMillis());
        return new PooledSessions(pool, observer);
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
}
