package dev.extenddb.storage.postgres;

import java.util.Optional;

/**
 * How to reach a PostgreSQL database.
 *
 * @param url a JDBC URL, such as {@code jdbc:postgresql://localhost:5432/extenddb}
 * @param user the role to log in as; it must own the schema, or be allowed to create it
 * @param password the role's password; the empty string if the server asks for none
 * @param poolSize the most connections to hold open, at least 1
 * @param schema the SQL schema that holds all tables; created if need be
 * @param readUrl the JDBC URL of a replica, for reads that may lag behind; empty if there is none
 */
public record PostgresConfig(
        String url, String user, String password, int poolSize, String schema, Optional<String> readUrl) {

    private static final int DEFAULT_POOL_SIZE = 20;

    /** Checks the pool's size and the schema's name. */
    public PostgresConfig {
        if (poolSize < 1) {
            throw new IllegalArgumentException("The pool size must be at least 1, not " + poolSize);
        }
        if (schema.isEmpty()) {
            throw new IllegalArgumentException("The schema must have a name");
        }
    }

    /** A database without a replica. */
    public PostgresConfig(String url, String user, String password, int poolSize, String schema) {
        this(url, user, password, poolSize, schema, Optional.empty());
    }

    /** A database with twenty connections and the schema {@code extenddb}. */
    public static PostgresConfig of(String url, String user, String password) {
        return new PostgresConfig(url, user, password, DEFAULT_POOL_SIZE, "extenddb");
    }

    /** The same database with another pool size. */
    public PostgresConfig withPoolSize(int size) {
        return new PostgresConfig(url, user, password, size, schema, readUrl);
    }

    /** The same database with another schema. */
    public PostgresConfig withSchema(String name) {
        return new PostgresConfig(url, user, password, poolSize, name, readUrl);
    }

    /**
     * The same database with a replica, which the same role may log in to. Eventually consistent reads go there, and to the database itself
     * while the replica cannot be reached.
     */
    public PostgresConfig withReadUrl(String replica) {
        return new PostgresConfig(url, user, password, poolSize, schema, Optional.of(replica));
    }

    /** The database's name, as the URL has it. */
    String database() {
        String withoutParameters = url.replaceFirst("[?].*", "");
        return withoutParameters.substring(withoutParameters.lastIndexOf('/') + 1);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "PostgresConfig[url=" + url + ", user=" + user + ", poolSize=" + poolSize + ", schema=" + schema
                + readUrl.map(replica -> ", readUrl=" + replica).orElse("") + "]";
    }
}
