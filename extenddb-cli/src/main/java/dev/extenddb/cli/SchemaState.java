package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.server.Databases;
import dev.extenddb.storage.postgres.SchemaVersionException;

/**
 * How the databases' schemas compare to this program's.
 *
 * @param needsMigration whether a step is missing
 */
record SchemaState(boolean needsMigration) {

    /** Looks at the databases; one that is too new is a failure. */
    static SchemaState of(Config config) {
        if (Databases.areEmbedded(config)) {
            return new SchemaState(false);
        }
        try {
            Databases.open(config).close();
            return new SchemaState(false);
        } catch (SchemaVersionException e) {
            if (e.present().orElse(0) > e.needed()) {
                throw e;
            }
            return new SchemaState(true);
        }
    }
}
