package dev.extenddb.storage.sql;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The control plane's documents in a SQL table. */
public final class SqlCatalog implements CatalogStore {

    private static final Comparator<CatalogKey> ORDER = Comparator.comparing(CatalogKey::account)
            .thenComparing(CatalogKey::region)
            .thenComparing(CatalogKey::kind)
            .thenComparing(CatalogKey::name);

    private final Database database;
    private final CatalogStatements statements;

    /** Documents of a database, by the statements on their table. */
    public SqlCatalog(Database database, CatalogStatements statements) {
        this.database = database;
        this.statements = statements;
    }

    @Override
    public Optional<CatalogEntry> find(CatalogKey key) {
        return database.read(session -> {
            PreparedStatement find = session.prepare(statements.find());
            bind(find, 1, key);
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() ? Optional.of(entry(key, rows, 1)) : Optional.empty();
            }
        });
    }

    @Override
    public List<CatalogEntry> list(String account, String region, String kind, String afterName, int limit) {
        return database.read(session -> {
            PreparedStatement list = session.prepare(statements.list());
            int next = bind(list, 1, new CatalogKey(account, region, kind, afterName));
            list.setLong(next, limit);
            var entries = new ArrayList<CatalogEntry>();
            try (ResultSet rows = list.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(new CatalogKey(account, region, kind, rows.getString(1)), rows, 2));
                }
            }
            return entries;
        });
    }

    @Override
    public List<CatalogEntry> listAll(String kind, CatalogKey after, int limit) {
        return database.read(session -> {
            PreparedStatement list = session.prepare(statements.listAll());
            list.setString(1, kind);
            list.setString(2, after.account());
            list.setString(3, after.region());
            list.setString(4, after.name());
            list.setLong(5, limit);
            var entries = new ArrayList<CatalogEntry>();
            try (ResultSet rows = list.executeQuery()) {
                while (rows.next()) {
                    var key = new CatalogKey(rows.getString(1), rows.getString(2), kind, rows.getString(3));
                    entries.add(entry(key, rows, 4));
                }
            }
            return entries;
        });
    }

    @Override
    public boolean create(CatalogKey key, byte[] document) {
        return database.write(session -> create(session, key, document));
    }

    private boolean create(Session session, CatalogKey key, byte[] document) throws SQLException {
        PreparedStatement create = session.prepare(statements.create());
        int next = bind(create, 1, key);
        create.setLong(next, firstVersion());
        create.setBytes(next + 1, document);
        try {
            return create.executeUpdate() == 1;
        } catch (SQLException e) {
            // Not every database looks and inserts in one step.
            if (SqlFailures.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean replace(CatalogKey key, long expectedVersion, byte[] document) {
        return database.write(session -> replace(session, key, expectedVersion, document));
    }

    private boolean replace(Session session, CatalogKey key, long expectedVersion, byte[] document)
            throws SQLException {
        PreparedStatement replace = session.prepare(statements.replace());
        replace.setLong(1, expectedVersion + 1);
        replace.setBytes(2, document);
        int next = bind(replace, 3, key);
        replace.setLong(next, expectedVersion);
        return replace.executeUpdate() == 1;
    }

    @Override
    public boolean remove(CatalogKey key, long expectedVersion) {
        return database.write(session -> remove(session, key, expectedVersion));
    }

    private boolean remove(Session session, CatalogKey key, long expectedVersion) throws SQLException {
        PreparedStatement remove = session.prepare(statements.remove());
        int next = bind(remove, 1, key);
        remove.setLong(next, expectedVersion);
        return remove.executeUpdate() == 1;
    }

    /** In the order of their keys, so that no two commits wait for each other. */
    @Override
    public boolean change(List<CatalogChange> changes) {
        List<CatalogChange> ordered = changes.stream()
                .sorted(Comparator.comparing(CatalogChange::key, ORDER))
                .toList();
        try {
            return Retry.givingWay(() -> database.transact(session -> {
                for (CatalogChange change : ordered) {
                    if (!make(session, change)) {
                        throw new Impossible();
                    }
                }
                return true;
            }));
        } catch (Impossible e) {
            return false;
        }
    }

    private boolean make(Session session, CatalogChange change) throws SQLException {
        if (change instanceof CatalogChange.Create create) {
            return create(session, create.key(), create.document().unsafeArray());
        }
        if (change instanceof CatalogChange.Replace replace) {
            return replace(
                    session,
                    replace.key(),
                    replace.expectedVersion(),
                    replace.document().unsafeArray());
        }
        return remove(session, change.key(), ((CatalogChange.Remove) change).expectedVersion());
    }

    /** A change that cannot be made, so that those before it are rolled back. */
    private static final class Impossible extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Impossible() {
            super(null, null, false, false);
        }
    }

    /** Positive, and with room to grow. */
    private static long firstVersion() {
        return ThreadLocalRandom.current().nextLong(1L << 62);
    }

    /** Binds the parameters of a key; returns the number of the next one. */
    private static int bind(PreparedStatement statement, int first, CatalogKey key) throws SQLException {
        statement.setString(first, key.account());
        statement.setString(first + 1, key.region());
        statement.setString(first + 2, key.kind());
        statement.setString(first + 3, key.name());
        return first + 4;
    }

    private static CatalogEntry entry(CatalogKey key, ResultSet row, int first) throws SQLException {
        return new CatalogEntry(key, row.getLong(first), Bytes.wrap(row.getBytes(first + 1)));
    }
}
