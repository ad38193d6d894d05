package dev.extenddb.cli.setup;

import dev.extenddb.cli.CommandException;
import dev.extenddb.storage.postgres.ConnectionString;
import dev.extenddb.storage.postgres.PostgresConnectException;
import dev.extenddb.storage.postgres.PostgresConnectException.Reason;
import dev.extenddb.storage.postgres.PostgresServer;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;

/** The role and the databases of an engine on a PostgreSQL server. */
public final class PostgresSetup {

    private final ConnectionString administrator;

    /** By a role that may create roles and databases. */
    public PostgresSetup(ConnectionString administrator) {
        this.administrator = administrator;
    }

    /**
     * Creates what is not there.
     *
     * @param catalog the database of the catalog, with the role that is to own it
     * @param data that of the items; may be the same
     */
    public void create(ConnectionString catalog, ConnectionString data, Report report) {
        try (PostgresServer server = PostgresServer.connect(administrator.config())) {
            report.tell(server.createRole(catalog.user(), catalog.password()), "role " + catalog.user());
            for (String database : new LinkedHashSet<>(List.of(catalog.database(), data.database()))) {
                report.tell(server.createDatabase(database, catalog.user()), "database " + database);
            }
        } catch (SQLException e) {
            throw new CommandException("The server refused the role " + administrator.user() + ": " + firstLine(e)
                    + ". Name another role with --pg-user and --pg-pass.");
        }
        requireLogin(catalog);
    }

    private static void requireLogin(ConnectionString database) {
        try {
            PostgresServer.connect(database.config()).close();
        } catch (PostgresConnectException e) {
            if (e.reason() != Reason.LOGIN_REFUSED) {
                throw e;
            }
            throw new CommandException(
                    "The role " + database.user()
                            + " was there already, with another password. Give it with --extenddb-pass, or name another role with --extenddb-user.");
        }
    }

    /** Whether there is a role. */
    public boolean hasRole(String role) {
        try (PostgresServer server = PostgresServer.connect(administrator.config())) {
            return server.hasRole(role);
        } catch (SQLException e) {
            throw new CommandException("Cannot look for the role " + role + ": " + firstLine(e) + ".");
        }
    }

    /**
     * Removes a database, unless it has tables of somebody else's.
     *
     * @param schemas the SQL schemas that are the engine's own
     */
    public void destroy(String database, List<String> schemas, Report report) {
        try (PostgresServer server = PostgresServer.connect(administrator.config())) {
            if (!server.hasDatabase(database)) {
                report.say("absent   database " + database);
                return;
            }
            requireOwn(database, schemas);
            server.dropDatabase(database);
            report.say("dropped  database " + database);
        } catch (SQLException e) {
            throw new CommandException("Cannot drop the database " + database + ": " + firstLine(e)
                    + ". Stop the servers that use it first; name a role that may do it with --pg-user and --pg-pass.");
        }
    }

    private void requireOwn(String database, List<String> schemas) throws SQLException {
        try (PostgresServer inside =
                PostgresServer.connect(administrator.withDatabase(database).config())) {
            List<String> others = inside.tablesOutside(schemas);
            if (!others.isEmpty()) {
                throw new CommandException("The database " + database
                        + " holds tables that are not ExtendDB's, such as "
                        + others.get(0) + ". Nothing was dropped; drop the schemas " + String.join(", ", schemas)
                        + " in it yourself.");
            }
        }
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
