package dev.extenddb.bench.postgres;

import dev.extenddb.bench.Options;
import java.util.List;

/**
 * The database that is measured.
 *
 * @param host its host
 * @param port its port
 * @param database its name
 * @param user who logs in, without a password
 */
record Target(String host, int port, String database, String user) {

    static Target from(Options options) {
        return new Target(
                options.text("host", "127.0.0.1"),
                options.number("port", 5432),
                options.text("database", "postgres"),
                options.text("user", "postgres"));
    }

    String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** The same as options of PostgreSQL's own programs. */
    List<String> programOptions() {
        return List.of("-h", host, "-p", Integer.toString(port), "-U", user);
    }
}
