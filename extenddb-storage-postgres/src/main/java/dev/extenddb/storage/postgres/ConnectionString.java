package dev.extenddb.storage.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A database as libpq's URIs name it: {@code postgresql://user:password@host:port/database?parameters}. Parts with special characters are
 * percent-encoded.
 *
 * @param host the server's name or address
 * @param port its TCP port
 * @param database the database's name
 * @param user the role to log in as
 * @param password its password; the empty string if the server asks for none
 * @param parameters of the JDBC driver, as in a query string; may be empty
 */
public record ConnectionString(
        String host, int port, String database, String user, String password, String parameters) {

    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if the text is none; the message does not tell the text, which may have a password in it
     */
    public static ConnectionString parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // The exception itself tells the text, so it is not passed on.
            throw malformed();
        }
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        String path = uri.getRawPath();
        if (!postgres || uri.getHost() == null || uri.getRawUserInfo() == null || path == null || path.length() < 2) {
            throw malformed();
        }
        String[] user = uri.getRawUserInfo().split(":", 2);
        return new ConnectionString(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                decode(path.substring(1)),
                decode(user[0]),
                user.length < 2 ? "" : decode(user[1]),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "must be postgresql://user:password@host:port/database, with special characters" + " percent-encoded");
    }

    /** The same on another database of the server. */
    public ConnectionString withDatabase(String name) {
        return new ConnectionString(host, port, name, user, password, parameters);
    }

    /** How to connect to it. */
    public PostgresConfig config() {
        String query = parameters.isEmpty() ? "" : "?" + parameters;
        return PostgresConfig.of(
                "jdbc:postgresql://" + host + ":" + port + "/" + encode(database) + query, user, password);
    }

    /** The text that {@link #parse} reads, with the password in it. */
    public String text() {
        String secret = password.isEmpty() ? "" : ":" + encode(password);
        String query = parameters.isEmpty() ? "" : "?" + parameters;
        return "postgresql://" + encode(user) + secret + "@" + host + ":" + port + "/" + encode(database) + query;
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
