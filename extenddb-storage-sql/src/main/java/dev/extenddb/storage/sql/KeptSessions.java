package dev.extenddb.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Sessions of a database inside this process. They keep their statements for life, and there are as many as there were calls at one time: such
 * a connection costs memory only, and neither times out nor breaks. Lending one costs a tenth of what a connection pool's checkout does.
 */
public final class KeptSessions implements Sessions {

    private final ConnectionFactory factory;
    private final Deque<KeptSession> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** Sessions over the connections of a factory. */
    public KeptSessions(ConnectionFactory factory) {
        this.factory = factory;
    }

    @Override
    public Session open() throws SQLException {
        if (closed) {
            throw new SQLException("the storage is closed", "08003");
        }
        KeptSession session = idle.pollFirst();
        return session != null ? session : new KeptSession(factory.connect());
    }

    @Override
    public void close() {
        closed = true;
        for (KeptSession session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            session.disconnect();
        }
    }

    /** Opens connections. */
    @FunctionalInterface
    public interface ConnectionFactory {

        /** A new connection, in autocommit mode. */
        Connection connect() throws SQLException;
    }

    private final class KeptSession implements Session {

        private final Connection connection;
        private final Map<String, PreparedStatement> statements = new HashMap<>();

        KeptSession(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public PreparedStatement prepare(String sql) throws SQLException {
            PreparedStatement statement = statements.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                statements.put(sql, statement);
            }
            return statement;
        }

        @Override
        public void close() {
            idle.addFirst(this);
            if (closed && idle.remove(this)) {
                disconnect();
            }
        }

        void disconnect() {
            try {
                connection.close();
            } catch (SQLException alreadyBroken) {
                // The database is going away, and the connection with it.
            }
        }
    }
}
