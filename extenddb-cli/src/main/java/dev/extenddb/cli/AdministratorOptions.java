package dev.extenddb.cli;

import dev.extenddb.storage.postgres.ConnectionString;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a command logs in to a PostgreSQL server as somebody who may create and drop databases. */
final class AdministratorOptions {

    private static final int DEFAULT_PORT = 5432;

    @Option(
            names = "--pg-host",
            paramLabel = "HOST",
            description = "The PostgreSQL server's host (default: localhost).")
    private Optional<String> host;

    @Option(names = "--pg-port", paramLabel = "PORT", description = "Its port (default: 5432).")
    private Optional<Integer> port;

    @Option(
            names = "--pg-user",
            paramLabel = "ROLE",
            defaultValue = "postgres",
            description = "A role there that may create roles and databases (default: ${DEFAULT-VALUE}).")
    private String user;

    @Option(
            names = "--pg-pass",
            paramLabel = "PASSWORD",
            arity = "0..1",
            interactive = true,
            echo = false,
            prompt = "Password of the PostgreSQL role: ",
            description = "Its password; asked for if the option stands alone.")
    private Optional<String> password;

    String host() {
        return host.orElse("localhost");
    }

    int port() {
        return port.orElse(DEFAULT_PORT);
    }

    /** The server's first database, as that role. */
    ConnectionString onServer() {
        return new ConnectionString(host(), port(), "postgres", user, password.orElse(""), "");
    }

    /** The first database of the server that another one is on, as that role, unless the options name another server. */
    ConnectionString onServerOf(ConnectionString database) {
        return new ConnectionString(
                host.orElse(database.host()),
                port.orElse(database.port()),
                "postgres",
                user,
                password.orElse(""),
                database.parameters());
    }
}
