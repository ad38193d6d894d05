package dev.extenddb.storage.postgres;

/**
 * How to reach a PostgreSQL database.
 *
 * @param url a JDBC URL, such as {@code jdbc:postgresql://localhost:5432/extenddb}
 * @param user the role to log in as; it must own the schema, or be allowed to create it
 * @param password the role's password; the empty string if the server asks for none
 * @param poolSize the most connections to hold open, at least 1
 * @param schema the SQL schema that holds all tables; created if need be
 */
public record PostgresConfig(String url, String user, String password, int poolSize, String schema) {

    private static final int DEFAULT_POOL_SIZE = 10;

    /** Checks the pool's size and the schema's name. */
    public PostgresConfig {
        if (poolSize < 1) {
            throw new IllegalArgumentException("The pool size must be at least 1, not " + poolSize);
        }
        if (schema.isEmpty()) {
            throw new IllegalArgumentException("The schema must have a name");
        }
    }

    /** A database with ten connections and the schema {@code extenddb}. */
    public static PostgresConfig of(String url, String user, String password) {
        return new PostgresConfig(url, user, password, DEFAULT_POOL_SIZE, "extenddb");
    }

    /** The same database with another pool size. */
    public PostgresConfig withPoolSize(int size) {
        return new PostgresConfig(url, user, password, size, schema);
    }

    /** The same database with another schema. */
    public PostgresConfig withSchema(String name) {
        return new PostgresConfig(url, user, password, poolSize, name);
    }

    /** The database's name, as the URL has it. */
    String database() {
        String withoutParameters = url.replaceFirst("[?].*", "");
        return withoutParameters.substring(withoutParameters.lastIndexOf('/') + 1);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "PostgresConfig[url=" + url + ", user=" + user + ", poolSize=" + poolSize + ", schema=" + schema + "]";
    }
}
