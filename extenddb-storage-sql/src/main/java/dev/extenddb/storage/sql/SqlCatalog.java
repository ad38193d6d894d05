package dev.extenddb.storage.sql;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/** The control plane's documents in a SQL table. */
public final class SqlCatalog implements CatalogStore {

    private final Database database;
    private final CatalogTable documents;

    /** Documents in a table of a database. */
    public SqlCatalog(Database database, CatalogTable documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public Optional<CatalogEntry> find(CatalogKey key) {
        return database.query(sql -> sql.select(documents.name(), documents.version(), documents.document())
                .from(documents.table())
                .where(documents.is(key))
                .fetchOptional(row -> entry(key, row)));
    }

    @Override
    public List<CatalogEntry> list(String account, String region, String kind, String afterName, int limit) {
        return database.query(sql -> sql.select(documents.name(), documents.version(), documents.document())
                .from(documents.table())
                .where(documents.isIn(account, region, kind))
                .and(documents.name().gt(afterName))
                .orderBy(documents.name())
                .limit(limit)
                .fetch(row -> entry(new CatalogKey(account, region, kind, row.get(documents.name())), row)));
    }

    @Override
    public boolean create(CatalogKey key, byte[] document) {
        return database.query(sql -> {
            try {
                return sql.insertInto(documents.table())
                                .set(documents.account(), key.account())
                                .set(documents.region(), key.region())
                                .set(documents.kind(), key.kind())
                                .set(documents.name(), key.name())
                                .set(documents.version(), 1L)
                                .set(documents.document(), document)
                                .onConflict(documents.account(), documents.region(), documents.kind(), documents.name())
                                .doNothing()
                                .execute()
                        == 1;
            } catch (DataAccessException e) {
                // Not every database looks and inserts in one step.
                if (e.getCause() instanceof SQLException cause && SqlFailures.isDuplicateKey(cause)) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public boolean replace(CatalogKey key, long expectedVersion, byte[] document) {
        return database.query(sql -> sql.update(documents.table())
                        .set(documents.document(), document)
                        .set(documents.version(), expectedVersion + 1)
                        .where(documents.is(key))
                        .and(documents.version().eq(expectedVersion))
                        .execute()
                == 1);
    }

    @Override
    public boolean remove(CatalogKey key, long expectedVersion) {
        return database.query(sql -> sql.deleteFrom(documents.table())
                        .where(documents.is(key))
                        .and(documents.version().eq(expectedVersion))
                        .execute()
                == 1);
    }

    private CatalogEntry entry(CatalogKey key, Record row) {
        return new CatalogEntry(key, row.get(documents.version()), Bytes.wrap(row.get(documents.document())));
    }
}
