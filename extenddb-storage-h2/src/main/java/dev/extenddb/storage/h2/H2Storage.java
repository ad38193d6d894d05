package dev.extenddb.storage.h2;

import static org.jooq.impl.DSL.name;

import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.KeptSessions;
import dev.extenddb.storage.sql.Schema;
import dev.extenddb.storage.sql.Session;
import dev.extenddb.storage.sql.Sessions;
import dev.extenddb.storage.sql.SqlCatalog;
import dev.extenddb.storage.sql.SqlContexts;
import dev.extenddb.storage.sql.SqlItemStore;
import dev.extenddb.storage.sql.TransactionCommitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.SQLDialect;

/** Storage on H2, within this process. Thread-safe. */
public final class H2Storage implements Storage {

    /** No trace file, and no shutdown hook: whoever opens a storage closes it. */
    private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    private final Sessions sessions;
    private final boolean blocking;
    private final ItemStore items;
    private final TableSpaces tableSpaces;
    private final CatalogStore catalog;

    private H2Storage(String url, boolean blocking) {
        var source = new JdbcDataSource();
        source.setURL(url + SETTINGS);
        this.sessions = new KeptSessions(source::getConnection);
        this.blocking = blocking;
        var statements = H2Statements.stored();
        var database = new Database(sessions, () -> new SqlContexts(SQLDialect.H2));
        createSchema(database, statements, blocking);
        var layout = new SharedRows(statements.rows());
        var committer = new TransactionCommitter(database, layout);
        this.items = new SqlItemStore(database, layout, blocking ? new TurnTaking(committer) : committer);
        this.tableSpaces = new H2TableSpaces(database, statements);
        this.catalog = new SqlCatalog(database, statements.catalog());
    }

    /** A new, empty database in memory that nobody else can reach. It is gone when it is closed. */
    public static Storage inMemory() {
        return new H2Storage("jdbc:h2:mem:" + UUID.randomUUID(), false);
    }

    /**
     * A database in a directory, which is created if need be. Only one process at a time can have it open.
     *
     * <p>When a commit returns, the operating system has its data: it survives the death of this process, however sudden. It may not survive a
     * loss of power or a crash of the operating system, because H2 does not wait for the disk; what is left then is an earlier state, and
     * in the worst case a damaged file. Each commit appends its changed pages, and the place of overwritten ones is used again after 45 seconds: under
     * a steady load of small writes the file grows to some 20 KB for each write of the last 45 seconds.
     *
     * @throws StorageException if the directory cannot be written, or another process has the database open
     */
    public static Storage file(Path directory) {
        Path file = directory.toAbsolutePath().resolve("extenddb");
        if (file.toString().contains(";")) {
            throw new StorageException("The path of a database must not contain a semicolon: " + file, null, false);
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StorageException("Cannot create the directory " + directory, e, false);
        }
        // A thread's interrupt closes the channels that it uses: "retry" opens the file again.
        // Without a write delay a commit is in the file when it returns.
        try {
            return new H2Storage("jdbc:h2:retry:" + file + ";WRITE_DELAY=0", true);
        } catch (StorageException e) {
            throw isInUse(e) ? new StorageException(directory + " is open in another process", e, false) : e;
        }
    }

    private static boolean isInUse(StorageException failure) {
        return failure.getCause() instanceof SQLException cause
                && cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    private void createSchema(Database database, H2Statements statements, boolean kept) {
        try {
            if (kept) {
                bringSchema(database, statements);
            } else {
                database.write(session -> createTables(session, statements));
            }
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    private static void bringSchema(Database database, H2Statements statements) {
        new Schema(name("schema_version"), List.of(sql -> statements.schema().forEach(sql::execute)))
                .bring(database, sql -> {});
    }

    /** A database in memory is new every time: its schema needs no number. */
    private static boolean createTables(Session session, H2Statements statements) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            for (String table : statements.schema()) {
                statement.execute(table);
            }
        }
        return true;
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
        return blocking;
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
