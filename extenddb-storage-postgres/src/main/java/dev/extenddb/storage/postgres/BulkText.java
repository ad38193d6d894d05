package dev.extenddb.storage.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of a statement that applies many independent changes of one table, with their index rows. Its parameters are arrays, so that one text
 * serves any number of rows; {@link BulkCommit} binds them in the order in which they appear here.
 *
 * <p>Rows that are there are locked first, in the order of their keys, and new ones are inserted in that order: two such statements never wait for
 * each other in a circle. No table is joined with the parameters: a plan for such a join, made while the table is small, would read all of it
 * when it has grown. Index rows are written for those items only whose own row was; that they can be removed on the statement's
 * snapshot is explained at {@link ChainedCommit}.
 */
final class BulkText {

    static final String ON_CONFLICT_REPLACE = """
             on conflict (key) do update set item = excluded.item, size = excluded.size, \
            version = excluded.version""";

    private static final String RETURNING = " returning key";

    private static final String OF_VERSION =
            " join locked on locked.key = given.key and locked.version = given.expected";

    private static final String IMAGES = "(key, item, size, version)";

    private final String table;
    private final Set<BulkKind> kinds;
    private final List<IndexTable> indexes;
    private final List<String> expressions = new ArrayList<>();

    /**
     * An index's part.
     *
     * @param table the SQL table
     * @param puts whether rows are written to it
     * @param removals whether rows are removed from it
     */
    record IndexTable(String table, boolean puts, boolean removals) {}

    private BulkText(String table, Set<BulkKind> kinds, List<IndexTable> indexes) {
        this.table = table;
        this.kinds = kinds;
        this.indexes = indexes;
    }

    /** The text. It returns the keys of the items that were written on a condition. */
    static String of(String table, Set<BulkKind> kinds, List<IndexTable> indexes) {
        return new BulkText(table, kinds, indexes).text();
    }

    /** Whether rows of these kinds are locked before they are written; then the first parameter has their keys. */
    static boolean locksFirst(Set<BulkKind> kinds) {
        return kinds.size() > 1 || kinds.stream().anyMatch(BulkKind::expectsVersion);
    }

    private String text() {
        if (locksFirst(kinds)) {
            expressions.add("locked as (select present.key, present.version"
                    + " from (select key from unnest(?) as given (key) order by key) wanted"
                    + " cross join lateral (select key, version from " + table
                    + " where key = wanted.key for update) present)");
        }
        // In the order of the kinds, as the parameters are.
        kinds.forEach(kind -> expressions.add(name(kind) + " as (" + text(kind) + ")"));
        for (int i = 0; i < indexes.size(); i++) {
            addIndex(indexes.get(i), i);
        }
        return "with " + String.join(", ", expressions) + " " + written(kinds);
    }

    private static String name(BulkKind kind) {
        return "rows_" + kind.name().toLowerCase(Locale.ROOT);
    }

    private String text(BulkKind kind) {
        return switch (kind) {
            case UPSERT -> insertAll() + ON_CONFLICT_REPLACE + RETURNING;
            case INSERT -> insertAll() + " on conflict do nothing" + RETURNING;
            // The row is there and locked, so this finds the conflict and replaces it.
            case UPDATE ->
                "insert into " + table + " " + IMAGES + " select given.key, given.item, given.size, given.version"
                        + " from unnest(?, ?, ?, ?, ?) as given (key, item, size, version, expected)"
                        + OF_VERSION
                        + ON_CONFLICT_REPLACE
                        + RETURNING;
            case REMOVE ->
                "delete from " + table + " where key = any(?)" + (locks() ? " and " + afterLocks() : "") + RETURNING;
            case DELETE ->
                "delete from " + table + " where key = any(array(select given.key"
                        + " from unnest(?, ?) as given (key, expected)"
                        + OF_VERSION + "))"
                        + RETURNING;
            case CHECK -> "select given.key from unnest(?, ?) as given (key, expected)" + OF_VERSION;
        };
    }

    private String insertAll() {
        return "insert into " + table + " " + IMAGES + " select * from unnest(?, ?, ?, ?) as given " + IMAGES
                + (locks() ? " where " + afterLocks() : "") + " order by given.key";
    }

    private boolean locks() {
        return locksFirst(kinds);
    }

    private static String afterLocks() {
        return "(select count(*) from locked) >= 0";
    }

    private void addIndex(IndexTable index, int number) {
        if (index.puts()) {
            expressions.add("puts_" + number + " as (insert into " + index.table() + " " + IMAGES
                    + " select given.key, given.item, given.size, given.version"
                    + " from unnest(?, ?, ?, ?, ?) as given (owner, key, item, size, version) where " + ofWritten()
                    + " order by given.key" + ON_CONFLICT_REPLACE + " returning 1)");
        }
        if (index.removals()) {
            expressions.add("removals_" + number + " as (delete from " + index.table()
                    + " where key = any(array(select given.key from unnest(?, ?) as given (owner, key) where "
                    + ofWritten() + ")) returning 1)");
        }
    }

    private String ofWritten() {
        return "given.owner = any(array(" + written(kinds) + "))";
    }

    private static String written(Set<BulkKind> kinds) {
        List<BulkKind> conditional =
                kinds.stream().filter(BulkKind::isConditional).toList();
        List<BulkKind> named = conditional.isEmpty() ? List.copyOf(kinds) : conditional;
        return named.stream().map(kind -> "select key from " + name(kind)).collect(Collectors.joining(" union all "));
    }
}
