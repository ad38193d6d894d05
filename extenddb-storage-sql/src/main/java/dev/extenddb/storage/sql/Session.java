package dev.extenddb.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection and the statements prepared on it, lent to one thread until it is closed. In autocommit mode unless a caller says otherwise. */
public interface Session extends AutoCloseable {

    /** The connection. */
    Connection connection();

    /** A statement with the given text, prepared at most once in this session. The session closes it. */
    PreparedStatement prepare(String sql) throws SQLException;

    /** Gives the session back to where it came from. */
    @Override
    void close() throws SQLException;
}
