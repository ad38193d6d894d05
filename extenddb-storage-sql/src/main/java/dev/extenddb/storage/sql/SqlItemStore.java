package dev.extenddb.storage.sql;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Items in SQL rows. Each read is one statement; writes are a {@link Committer}'s part. */
public class SqlItemStore implements ItemStore {

    private final Database database;
    private final RowLayout layout;
    private final Committer committer;
    private final SnapshotReader snapshots;

    /** Items of a database, in a layout, written by a committer. */
    public SqlItemStore(Database database, RowLayout layout, Committer committer) {
        this.database = database;
        this.layout = layout;
        this.committer = committer;
        this.snapshots = new SnapshotReader(layout);
    }

    @Override
    public final Optional<StoredItem> get(TableRef table, Bytes key) {
        return database.read(session -> {
            PreparedStatement find = session.prepare(layout.statements(table).find());
            find.setBytes(1, layout.rowKey(table, key));
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() ? Optional.of(StoredRows.read(rows, 1, key)) : Optional.empty();
            }
        });
    }

    @Override
    public final List<Optional<StoredItem>> getAll(List<TableKey> keys) {
        return keys.isEmpty() ? List.of() : database.read(session -> snapshots.read(session, keys));
    }

    @Override
    public final Page read(KeyRange range, int limit) {
        return database.read(session -> {
            PreparedStatement statement = bind(session, range, limit);
            try (ResultSet rows = statement.executeQuery()) {
                return page(rows, limit);
            }
        });
    }

    @Override
    public final long size(KeyRange range) {
        Optional<byte[]> end = layout.end(range);
        if (end.isEmpty()) {
            return ItemStore.super.size(range);
        }
        return database.read(session -> {
            PreparedStatement sum =
                    session.prepare(layout.statements(range.table()).size());
            sum.setBytes(1, layout.rowKey(range.table(), range.from()));
            sum.setBytes(2, end.get());
            try (ResultSet rows = sum.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public final void commit(List<Change> changes) {
        committer.commit(changes);
    }

    @Override
    public final List<Outcome> commitEach(List<Change> changes) {
        return committer.commitEach(changes);
    }

    private PreparedStatement bind(Session session, KeyRange range, int limit) throws SQLException {
        RowStatements statements = layout.statements(range.table());
        Optional<byte[]> end = layout.end(range);
        PreparedStatement statement = session.prepare(
                end.isPresent()
                        ? range.ascending() ? statements.ascending() : statements.descending()
                        : range.ascending() ? statements.ascendingToEnd() : statements.descendingFromEnd());
        int parameter = 1;
        statement.setBytes(parameter++, layout.rowKey(range.table(), range.from()));
        if (end.isPresent()) {
            statement.setBytes(parameter++, end.get());
        }
        statement.setLong(parameter, limit);
        return statement;
    }

    private Page page(ResultSet rows, int limit) throws SQLException {
        List<StoredItem> items = new ArrayList<>();
        while (rows.next()) {
            items.add(StoredRows.read(rows, 2, layout.itemKey(rows.getBytes(1))));
        }
        return new Page(items, items.size() == limit);
    }
}
