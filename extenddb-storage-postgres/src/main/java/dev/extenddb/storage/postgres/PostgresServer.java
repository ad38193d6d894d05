package dev.extenddb.storage.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A server's roles and databases, as a role sees them that may create both. Every method says whether it changed anything. Not
 * thread-safe.
 */
public final class PostgresServer implements AutoCloseable {

    private final PostgresConfig config;
    private final Connection connection;

    private PostgresServer(PostgresConfig config, Connection connection) {
        this.config = config;
        this.connection = connection;
    }

    /**
     * Logs in.
     *
     * @param config any database of the server, such as {@code postgres}, and a role that may create roles and databases
     * @throws PostgresConnectException if that is not possible
     */
    public static PostgresServer connect(PostgresConfig config) {
        var login = new Properties();
        login.setProperty("user", config.user());
        login.setProperty("password", config.password());
        login.setProperty("ApplicationName", "extenddb");
        try {
            return new PostgresServer(config, DriverManager.getConnection(config.url(), login));
        } catch (SQLException e) {
            throw PostgresConnectException.explain(config, e);
        }
    }

    /** Whether there is a role of a name. */
    public boolean hasRole(String role) throws SQLException {
        return !names("select rolname from pg_catalog.pg_roles where rolname = ?", role)
                .isEmpty();
    }

    /** Creates a role that may log in; returns whether there was none. */
    public boolean createRole(String role, String password) throws SQLException {
        if (hasRole(role)) {
            return false;
        }
        execute("create role %I login password %L", role, password);
        return true;
    }

    /** Whether there is a database of a name. */
    public boolean hasDatabase(String database) throws SQLException {
        return !names("select datname from pg_catalog.pg_database where datname = ?", database)
                .isEmpty();
    }

    /** Creates a database of a role's; returns whether there was none. */
    public boolean createDatabase(String database, String owner) throws SQLException {
        if (hasDatabase(database)) {
            return false;
        }
        if (!isMember(owner)) {
            // Who gives a database to a role has to be a member of it.
            execute("grant %I to %I", owner, config.user());
        }
        execute("create database %I owner %I", database, owner);
        return true;
    }

    private boolean isMember(String role) throws SQLException {
        return !names("select rolname from pg_catalog.pg_roles where rolname = ? and pg_has_role(oid, 'member')", role)
                .isEmpty();
    }

    /** Removes a database with everything in it, unless somebody is connected; returns whether there was one. */
    public boolean dropDatabase(String database) throws SQLException {
        if (!hasDatabase(database)) {
            return false;
        }
        execute("drop database %I", database);
        return true;
    }

    /** The tables of the database that one is connected to, other than those of some schemas and of the server's own. */
    public List<String> tablesOutside(List<String> schemas) throws SQLException {
        return names("""
                        select schemaname || '.' || tablename from pg_catalog.pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema') and schemaname <> all (string_to_array(?, ','))
                        order by 1""", String.join(",", schemas));
    }

    private List<String> names(String query, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            var names = new ArrayList<String>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }

    /** Has the server itself quote names and texts: such statements take no parameters. */
    private void execute(String format, String first, String... second) throws SQLException {
        String arguments = ", ?".repeat(1 + second.length);
        try (PreparedStatement quote = connection.prepareStatement("select format(?" + arguments + ")")) {
            quote.setString(1, format);
            quote.setString(2, first);
            for (int i = 0; i < second.length; i++) {
                quote.setString(3 + i, second[i]);
            }
            try (ResultSet quoted = quote.executeQuery();
                    var statement = connection.createStatement()) {
                quoted.next();
                statement.execute(quoted.getString(1));
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server closes it when this process ends.
        }
    }
}
