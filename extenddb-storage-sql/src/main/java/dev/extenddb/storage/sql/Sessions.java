package dev.extenddb.storage.sql;

import java.sql.SQLException;

/** Where sessions come from. Thread-safe. */
public interface Sessions extends AutoCloseable {

    /** A session for the calling thread, which must close it. */
    Session open() throws SQLException;

    /** Closes all connections. */
    @Override
    void close();
}
