package dev.extenddb.cli.server;

import dev.extenddb.cli.CommandException;
import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKey;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.h2.H2Storage;
import dev.extenddb.storage.postgres.ConnectionString;
import dev.extenddb.storage.postgres.PostgresDatabases;
import dev.extenddb.storage.sql.PoolObserver;
import java.nio.file.Files;
import java.nio.file.Path;

/** The databases that a configuration names. */
public final class Databases {

    private static final String H2 = "h2";
    private static final String H2_FILE = "extenddb.mv.db";

    private Databases() {}

    /** Whether they are of the embedded kind. */
    public static boolean areEmbedded(Config config) {
        return config.get(ConfigKeys.BACKEND).equals(H2);
    }

    /** Opens what {@code init} has made. */
    public static Storage open(Config config) {
        return open(config, PoolObserver.NONE);
    }

    /** The same, telling somebody of the pools of connections. */
    public static Storage open(Config config, PoolObserver observer) {
        if (!areEmbedded(config)) {
            return postgres(config).open(observer);
        }
        Path file = embeddedFile(config);
        if (!Files.exists(file)) {
            throw new CommandException("There is no database " + file + ". Make one with: extenddb init --backend h2");
        }
        try {
            return H2Storage.file(config.get(ConfigKeys.H2_PATH));
        } catch (StorageException e) {
            throw new CommandException(e.getMessage() + ". If a server uses it, stop that first.");
        }
    }

    /** Creates or upgrades their schemas, and opens them. */
    public static Storage migrate(Config config) {
        return areEmbedded(config)
                ? H2Storage.file(config.get(ConfigKeys.H2_PATH))
                : postgres(config).migrate();
    }

    /** The embedded database's file, which may not be there. */
    public static Path embeddedFile(Config config) {
        return config.get(ConfigKeys.H2_PATH).resolve(H2_FILE);
    }

    /** Where the catalog is. */
    public static ConnectionString catalog(Config config) {
        return parse(ConfigKeys.CATALOG_URL, config.get(ConfigKeys.CATALOG_URL));
    }

    /** Where the items are. */
    public static ConnectionString data(Config config) {
        String given = config.get(ConfigKeys.DATA_URL);
        return given.isEmpty() ? catalog(config) : parse(ConfigKeys.DATA_URL, given);
    }

    private static ConnectionString parse(ConfigKey<String> key, String text) {
        try {
            return ConnectionString.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(key.path() + " " + e.getMessage() + ".");
        }
    }

    /** The same, with their pools. */
    public static PostgresDatabases postgres(Config config) {
        String schema = config.get(ConfigKeys.SCHEMA);
        return new PostgresDatabases(
                catalog(config).config().withSchema(schema).withPoolSize(config.get(ConfigKeys.CATALOG_POOL_SIZE)),
                data(config).config().withSchema(schema).withPoolSize(config.get(ConfigKeys.POOL_SIZE)));
    }
}
