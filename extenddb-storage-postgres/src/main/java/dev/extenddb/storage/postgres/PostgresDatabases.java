package dev.extenddb.storage.postgres;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.sql.PoolObserver;
import java.util.List;
import java.util.function.Function;

/**
 * The databases that one engine works on: that of the catalog and that of the items, which may be the same. Immutable.
 *
 * @param catalog where tables, accounts and settings are described
 * @param data where the items are
 */
public record PostgresDatabases(PostgresConfig catalog, PostgresConfig data) {

    /**
     * Connects to both, and creates or upgrades their schemas.
     *
     * @throws dev.extenddb.storage.StorageException if one cannot be reached, or belongs to a newer program
     */
    public Storage migrate() {
        return each(PostgresStorage::connect);
    }

    /**
     * Connects to both, and changes nothing.
     *
     * @param observer is told of the pools of connections
     * @throws SchemaVersionException if one has no schema, or another version of it
     * @throws PostgresConnectException if one cannot be reached
     */
    public Storage open(PoolObserver observer) {
        return each(config -> PostgresStorage.open(config, observer));
    }

    private Storage each(Function<PostgresConfig, Storage> opener) {
        if (distinct().size() == 1) {
            return opener.apply(data);
        }
        Storage documents = opener.apply(catalog);
        try {
            return new SeparateCatalog(documents, opener.apply(data));
        } catch (RuntimeException e) {
            documents.close();
            throw e;
        }
    }

    /** The one or two that there are. */
    public List<PostgresConfig> distinct() {
        boolean same = catalog.withPoolSize(data.poolSize()).equals(data);
        return same ? List.of(data) : List.of(catalog, data);
    }
}
