package dev.extenddb.storage.sql;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads many rows, of any number of SQL tables, in one statement: a statement sees one snapshot. */
final class SnapshotReader {

    private final RowLayout layout;

    SnapshotReader(RowLayout layout) {
        this.layout = layout;
    }

    List<Optional<StoredItem>> read(Session session, List<TableKey> keys) throws SQLException {
        List<Place> places = keys.stream().map(this::place).toList();
        Map<Place, StoredItem> found = find(session, bySpace(places));
        List<Optional<StoredItem>> items = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            items.add(Optional.ofNullable(found.get(places.get(i))));
        }
        return items;
    }

    private Place place(TableKey key) {
        RowStatements statements = layout.statements(key.table());
        return new Place(statements, Bytes.wrap(layout.rowKey(key.table(), key.key())));
    }

    /** In the order of the spaces, so that the same tables always give the same text. */
    private static SortedMap<Long, List<Place>> bySpace(List<Place> places) {
        return places.stream()
                .collect(Collectors.groupingBy(place -> place.statements().space(), TreeMap::new, Collectors.toList()));
    }

    private Map<Place, StoredItem> find(Session session, SortedMap<Long, List<Place>> spaces) throws SQLException {
        String text = spaces.values().stream()
                .map(places -> places.get(0).statements().findMany())
                .collect(Collectors.joining(" union all "));
        PreparedStatement statement = session.prepare(text);
        int parameter = 1;
        for (List<Place> places : spaces.values()) {
            Object[] keys =
                    places.stream().map(place -> place.rowKey().unsafeArray()).toArray(byte[][]::new);
            statement.setArray(parameter++, session.connection().createArrayOf(layout.binaryTypeName(), keys));
        }
        try (ResultSet rows = statement.executeQuery()) {
            return collect(rows, spaces);
        }
    }

    private Map<Place, StoredItem> collect(ResultSet rows, SortedMap<Long, List<Place>> spaces) throws SQLException {
        Map<Place, StoredItem> found = new HashMap<>();
        while (rows.next()) {
            RowStatements statements = spaces.get(rows.getLong(1)).get(0).statements();
            byte[] rowKey = rows.getBytes(2);
            found.put(new Place(statements, Bytes.wrap(rowKey)), StoredRows.read(rows, 3, layout.itemKey(rowKey)));
        }
        return found;
    }

    /** Where a row lies. Two are equal if they name the same row: comparing the texts would be wasted time. */
    private record Place(RowStatements statements, Bytes rowKey) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Place that
                    && statements.space() == that.statements.space()
                    && rowKey.equals(that.rowKey);
        }

        @Override
        public int hashCode() {
            return rowKey.hashCode();
        }
    }
}
