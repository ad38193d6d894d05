package dev.extenddb.storage.postgres;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.Expected.Version;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.ItemStore.Outcome;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Applies many changes with one statement for all those of a table. */
final class BulkCommit {

    private final Database database;
    private final SeparateTables tables;
    private final boolean chains;

    BulkCommit(Database database, SeparateTables tables, boolean chains) {
        this.database = database;
        this.tables = tables;
        this.chains = chains;
    }

    /** Whether changes can be committed together in this way. */
    static boolean canCommitAll(List<Change> changes) {
        return changes.stream().allMatch(change -> BulkKind.of(change).isPresent());
    }

    /** Applies all changes, or none, in one transaction: a statement for each table, in the order of the tables' ids. */
    void commitAll(List<Change> changes) {
        SortedMap<Long, List<Change>> tables = new TreeMap<>();
        changes.forEach(change -> tables.computeIfAbsent(change.table().id(), id -> new ArrayList<>())
                .add(change));
        database.transact(session -> {
            for (List<Change> members : tables.values()) {
                int conflict = run(session, members.get(0).table(), members).indexOf(Outcome.CONFLICT);
                if (conflict >= 0) {
                    throw new ConflictException(changes.indexOf(members.get(conflict)));
                }
            }
            return null;
        });
    }

    /**
     * Applies independent changes, those that cannot be taken together one after the other.
     *
     * @param one applies a single change
     * @return what became of each change, in their order
     */
    List<Outcome> commitEach(List<Change> changes, Function<Change, Outcome> one) {
        Outcome[] outcomes = new Outcome[changes.size()];
        Map<Group, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            Optional<Group> group = groupOf(change);
            if (group.isPresent()) {
                groups.computeIfAbsent(group.get(), table -> new ArrayList<>()).add(i);
            } else {
                outcomes[i] = one.apply(change);
            }
        }
        groups.forEach((group, positions) -> {
            List<Change> members = positions.stream().map(changes::get).toList();
            List<Outcome> results = commitGroup(group.table(), members, one);
            for (int i = 0; i < positions.size(); i++) {
                outcomes[positions.get(i)] = results.get(i);
            }
        });
        return Arrays.asList(outcomes);
    }

    /** Changes that one statement applies: all of a table, or those of one kind. */
    private record Group(TableRef table, Optional<BulkKind> kind) {}

    private Optional<Group> groupOf(Change change) {
        Optional<BulkKind> kind = BulkKind.of(change);
        return chains
                ? kind.map(any -> new Group(change.table(), Optional.empty()))
                : kind.filter(alone -> change.indexes().isEmpty()).map(alone -> new Group(change.table(), kind));
    }

    private List<Outcome> commitGroup(TableRef table, List<Change> members, Function<Change, Outcome> one) {
        if (members.size() > 1) {
            try {
                return database.tryWrite(session -> run(session, table, members));
            } catch (ConflictException databaseGaveWay) {
                // Which of them it was about is not known. One by one each has its own outcome.
            }
        }
        return members.stream().map(one).toList();
    }

    private List<Outcome> run(Session session, TableRef table, List<Change> members) throws SQLException {
        Map<BulkKind, List<Change>> kinds = new EnumMap<>(BulkKind.class);
        SortedMap<Long, IndexRows> indexes = new TreeMap<>();
        for (Change change : members) {
            kinds.computeIfAbsent(BulkKind.of(change).orElseThrow(), kind -> new ArrayList<>())
                    .add(change);
            for (IndexChange row : change.indexes()) {
                indexes.computeIfAbsent(row.index().id(), id -> new IndexRows()).add(change.key(), row);
            }
        }
        List<BulkText.IndexTable> indexTables = indexes.entrySet().stream()
                .map(index -> index.getValue().part(tables.name(new TableRef(index.getKey()))))
                .toList();
        String text = BulkText.of(tables.name(table), kinds.keySet(), indexTables);
        PreparedStatement statement = session.prepare(text);
        var parameters = new ArrayParameters(session.connection(), statement);
        if (BulkText.locksFirst(kinds.keySet())) {
            parameters.addBytes(kinds.entrySet().stream()
                    .filter(kind -> kind.getKey() != BulkKind.INSERT)
                    .flatMap(kind -> kind.getValue().stream())
                    .map(Change::key));
        }
        for (Map.Entry<BulkKind, List<Change>> kind : kinds.entrySet()) {
            bind(parameters, kind.getKey(), kind.getValue());
        }
        for (IndexRows index : indexes.values()) {
            index.bind(parameters);
        }
        Set<Bytes> written = keys(statement);
        return members.stream()
                .map(change -> applied(change, written) ? Outcome.APPLIED : Outcome.CONFLICT)
                .toList();
    }

    private static boolean applied(Change change, Set<Bytes> written) {
        return !BulkKind.of(change).orElseThrow().isConditional() || written.contains(change.key());
    }

    private static Set<Bytes> keys(PreparedStatement statement) throws SQLException {
        Set<Bytes> keys = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.add(Bytes.wrap(rows.getBytes(1)));
            }
        }
        return keys;
    }

    private static void bind(ArrayParameters parameters, BulkKind kind, List<Change> changes) throws SQLException {
        parameters.addBytes(changes.stream().map(Change::key));
        if (kind.writes()) {
            parameters.addImages(changes.stream()
                    .map(change -> ((Put) change.effect()).after())
                    .toList());
        }
        if (kind.expectsVersion()) {
            parameters.addLongs(changes.stream().mapToLong(change -> ((Version) change.expected()).version()));
        }
    }

    /** What happens to rows of one index. */
    private static final class IndexRows {

        private final List<Row> puts = new ArrayList<>();
        private final List<Row> removals = new ArrayList<>();

        private record Row(Bytes owner, Bytes key, Optional<Image> image) {}

        void add(Bytes owner, IndexChange change) {
            (change.after().isPresent() ? puts : removals).add(new Row(owner, change.key(), change.after()));
        }

        BulkText.IndexTable part(String table) {
            return new BulkText.IndexTable(table, !puts.isEmpty(), !removals.isEmpty());
        }

        void bind(ArrayParameters parameters) throws SQLException {
            if (!puts.isEmpty()) {
                bindKeys(parameters, puts);
                parameters.addImages(
                        puts.stream().map(row -> row.image().orElseThrow()).toList());
            }
            if (!removals.isEmpty()) {
                bindKeys(parameters, removals);
            }
        }

        private static void bindKeys(ArrayParameters parameters, List<Row> rows) throws SQLException {
            parameters.addBytes(rows.stream().map(Row::owner));
            parameters.addBytes(rows.stream().map(Row::key));
        }
    }
}
