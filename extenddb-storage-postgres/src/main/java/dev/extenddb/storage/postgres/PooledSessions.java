package dev.extenddb.storage.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.extenddb.storage.sql.PoolObserver;
import dev.extenddb.storage.sql.Session;
import dev.extenddb.storage.sql.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sessions over a pool of connections to a server. Statements are closed with the session: to keep them prepared is the driver's part. */
final class PooledSessions implements Sessions {

    private final HikariDataSource pool;

    /**
     * Sessions over a new pool.
     *
     * @param observer hears how the pool is used
     */
    PooledSessions(HikariConfig config, PoolObserver observer) {
        if (observer != PoolObserver.NONE) {
            config.setMetricsTrackerFactory(new PoolReports(observer));
        }
        this.pool = new HikariDataSource(config);
    }

    @Override
    public Session open() throws SQLException {
        return new PooledSession(pool.getConnection());
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class PooledSession implements Session {

        private final Connection connection;
        private final List<PreparedStatement> statements = new ArrayList<>(1);

        PooledSession(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public PreparedStatement prepare(String sql) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            statements.add(statement);
            return statement;
        }

        @Override
        public void close() throws SQLException {
            try {
                for (PreparedStatement statement : statements) {
                    statement.close();
                }
            } finally {
                connection.close();
            }
        }
    }
}
