package dev.extenddb.storage.postgres;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.RangeRead;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.sql.Committer;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.Session;
import dev.extenddb.storage.sql.SqlItemStore;
import dev.extenddb.storage.sql.StoredRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Items in rows of PostgreSQL tables. Several ranges of one table are read by one statement. */
final class PostgresItemStore extends SqlItemStore {

    private static final Comparator<StoredItem> BY_KEY = Comparator.comparing(StoredItem::key);

    private final Database database;
    private final SeparateTables layout;

    PostgresItemStore(Database database, SeparateTables layout, Committer committer) {
        super(database, layout, committer);
        this.database = database;
        this.layout = layout;
    }

    @Override
    public List<Page> readEach(List<RangeRead> reads) {
        boolean together = reads.size() > 1
                && reads.stream().allMatch(read -> read.range().to().isPresent());
        return together ? database.read(session -> readTogether(session, reads)) : super.readEach(reads);
    }

    private List<Page> readTogether(Session session, List<RangeRead> reads) throws SQLException {
        PreparedStatement statement = session.prepare(text(reads.get(0).range()));
        var parameters = new ArrayParameters(session.connection(), statement);
        parameters.addLongs(IntStream.range(0, reads.size()).asLongStream());
        parameters.addBytes(ranges(reads).map(KeyRange::from));
        parameters.addBytes(ranges(reads).map(range -> range.to().orElseThrow()));
        parameters.addLongs(reads.stream().mapToLong(RangeRead::limit));
        try (ResultSet rows = statement.executeQuery()) {
            return pages(rows, reads);
        }
    }

    private static Stream<KeyRange> ranges(List<RangeRead> reads) {
        return reads.stream().map(RangeRead::range);
    }

    private String text(KeyRange range) {
        return "select given.position, found.key, found.item, found.size, found.version"
                + " from unnest(?, ?, ?, ?) as given (position, low, high, most)"
                + " cross join lateral (select key, item, size, version from " + layout.name(range.table())
                + " where key >= given.low and key < given.high order by key" + (range.ascending() ? "" : " desc")
                + " limit given.most) found";
    }

    private static List<Page> pages(ResultSet rows, List<RangeRead> reads) throws SQLException {
        List<List<StoredItem>> found =
                reads.stream().<List<StoredItem>>map(read -> new ArrayList<>()).toList();
        while (rows.next()) {
            Bytes key = Bytes.wrap(rows.getBytes(2));
            found.get((int) rows.getLong(1)).add(StoredRows.read(rows, 3, key));
        }
        List<Page> pages = new ArrayList<>(reads.size());
        for (int i = 0; i < reads.size(); i++) {
            pages.add(page(found.get(i), reads.get(i)));
        }
        return pages;
    }

    /** Rows come in order from every database we know, though no standard says that they must. */
    private static Page page(List<StoredItem> items, RangeRead read) {
        items.sort(read.range().ascending() ? BY_KEY : BY_KEY.reversed());
        return new Page(items, items.size() == read.limit());
    }
}
