package dev.extenddb.cli.config;

import dev.extenddb.settings.ValueType;
import java.nio.file.Path;
import java.util.List;

/** Every key there is. The reference page is written from it. */
public final class ConfigKeys {

    /** Where to listen. */
    public static final ConfigKey<String> BIND_ADDR = new ConfigKey<>(
            "server.bind_addr",
            ValueType.text(),
            "127.0.0.1",
            "The address to listen on. `0.0.0.0` is every address of the machine.");

    /** The port to listen on. */
    public static final ConfigKey<Integer> PORT = new ConfigKey<>(
            "server.port", ValueType.integer(0, 65_535), "8000", "The TCP port to listen on; 0 takes any free one.");

    /** Where process ids are kept. */
    public static final ConfigKey<Path> RUN_DIR = new ConfigKey<>(
            "server.run_dir",
            new PathType(),
            "~/.extenddb/run",
            "Where `serve --daemon` keeps the server's process id and log, and `stop` looks for them.");

    /** Whether to speak TLS. */
    public static final ConfigKey<Boolean> TLS_ENABLED = new ConfigKey<>(
            "server.tls.enabled",
            ValueType.flag(),
            "true",
            "Whether the server speaks TLS. Without it everything that is sent can be read on the way.");

    /** The server's certificate. */
    public static final ConfigKey<Path> TLS_CERT_PATH = new ConfigKey<>(
            "server.tls.cert_path",
            new PathType(),
            "~/.extenddb/tls/cert.pem",
            "The server's certificate, and those between it and the root, as PEM.");

    /** The private key of the server's certificate. */
    public static final ConfigKey<Path> TLS_KEY_PATH = new ConfigKey<>(
            "server.tls.key_path",
            new PathType(),
            "~/.extenddb/tls/key.pem",
            "The certificate's private key as PEM (PKCS #8), without a password.");

    /** Whose client certificates are believed. */
    public static final ConfigKey<String> TLS_CLIENT_CA_PATH = new ConfigKey<>(
            "server.tls.client_ca_path",
            ValueType.text(),
            "",
            "Certificates as PEM; where it is given, clients must show a certificate that one of these has signed.");

    /** What readers of metrics have to bring. */
    public static final ConfigKey<String> METRICS_TOKEN = new ConfigKey<>(
            "server.metrics_token",
            ValueType.text(),
            "",
            "What requests for `/metrics` must bring as a bearer token; anybody may read them unless it is given.");

    /** The kind of database. */
    public static final ConfigKey<String> BACKEND = new ConfigKey<>(
            "storage.backend",
            ValueType.choice("postgres", "h2"),
            "postgres",
            "Where data is kept: on a PostgreSQL server, or in files of an embedded database for one process at a time.");

    /** The catalog's database. */
    public static final ConfigKey<String> CATALOG_URL = new ConfigKey<>(
            "storage.postgres.connection_string",
            ValueType.text(),
            "postgresql://extenddb@localhost:5432/extenddb_catalog",
            "The PostgreSQL database of the catalog: `postgresql://user:password@host:port/database`, with `?name=value` parameters of the"
                    + " JDBC driver. Special characters are percent-encoded.");

    /** The items' database. */
    public static final ConfigKey<String> DATA_URL = new ConfigKey<>(
            "storage.postgres.data_connection_string",
            ValueType.text(),
            "",
            "The PostgreSQL database of the items, written likewise; the catalog's unless it is given.");

    /** Connections to the items' database. */
    public static final ConfigKey<Integer> POOL_SIZE = new ConfigKey<>(
            "storage.postgres.pool_size",
            ValueType.integer(1, 1_000),
            "20",
            "The most connections to the database of the items.");

    /** Connections to the catalog's database. */
    public static final ConfigKey<Integer> CATALOG_POOL_SIZE = new ConfigKey<>(
            "storage.postgres.catalog_pool_size",
            ValueType.integer(1, 1_000),
            "4",
            "The most connections to the database of the catalog, where that is another one.");

    /** The SQL schema. */
    public static final ConfigKey<String> SCHEMA = new ConfigKey<>(
            "storage.postgres.schema",
            ValueType.text(),
            "extenddb",
            "The SQL schema of all tables, in both databases.");

    /** The directory of the embedded database. */
    public static final ConfigKey<Path> H2_PATH = new ConfigKey<>(
            "storage.h2.path", new PathType(), "~/.extenddb/data", "The directory of the embedded database's files.");

    /** Who may send requests. */
    public static final ConfigKey<String> AUTH_PROVIDER = new ConfigKey<>(
            "auth.provider",
            ValueType.choice("builtin", "none"),
            "builtin",
            "Who checks requests: `builtin` knows the access keys and policies of the catalog. `none` believes every request, and listens on"
                    + " loopback addresses only.");

    /** The key that secrets are encrypted with. */
    public static final ConfigKey<Path> ENCRYPTION_KEY_PATH = new ConfigKey<>(
            "auth.encryption_key_path",
            new PathType(),
            "~/.extenddb/encryption.keys",
            "The keys by which secrets in the database are encrypted, one a line with its id; the last line's is the one in use. All servers on"
                    + " a database need the same file.");

    /** The form of log lines. */
    public static final ConfigKey<String> LOG_FORMAT = new ConfigKey<>(
            "logging.format",
            ValueType.choice("pretty", "json"),
            "pretty",
            "The form of log lines. What is logged is a [setting](settings.md).");

    /** Whether there is an access log. */
    public static final ConfigKey<Boolean> ACCESS_LOG = new ConfigKey<>(
            "logging.access_log",
            ValueType.flag(),
            "true",
            "Whether a line is logged for each request, without keys, items or secrets.");

    /** All of them, by sections. */
    public static final List<ConfigKey<?>> ALL = List.of(
            BIND_ADDR,
            PORT,
            RUN_DIR,
            TLS_ENABLED,
            TLS_CERT_PATH,
            TLS_KEY_PATH,
            TLS_CLIENT_CA_PATH,
            METRICS_TOKEN,
            BACKEND,
            CATALOG_URL,
            DATA_URL,
            POOL_SIZE,
            CATALOG_POOL_SIZE,
            SCHEMA,
            H2_PATH,
            AUTH_PROVIDER,
            ENCRYPTION_KEY_PATH,
            LOG_FORMAT,
            ACCESS_LOG);

    private ConfigKeys() {}
}
