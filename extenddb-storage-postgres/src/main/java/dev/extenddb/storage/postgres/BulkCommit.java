package dev.extenddb.storage.postgres;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.Expected.Version;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.ItemStore.Outcome;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Applies independent changes with one statement for all those of a kind in a table, and the rest one after the other. */
final class BulkCommit {

    private final Database database;
    private final SeparateTables tables;

    BulkCommit(Database database, SeparateTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /**
     * Applies the changes.
     *
     * @param one applies a single change
     * @return what became of each change, in their order
     */
    List<Outcome> commitEach(List<Change> changes, Function<Change, Outcome> one) {
        Outcome[] outcomes = new Outcome[changes.size()];
        Map<Group, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            Optional<BulkKind> kind = BulkKind.of(change);
            if (kind.isPresent()) {
                groups.computeIfAbsent(new Group(change.table(), kind.get()), group -> new ArrayList<>())
                        .add(i);
            } else {
                outcomes[i] = one.apply(change);
            }
        }
        groups.forEach((group, positions) -> {
            List<Change> members = positions.stream().map(changes::get).toList();
            List<Outcome> results = commitGroup(group, members, one);
            for (int i = 0; i < positions.size(); i++) {
                outcomes[positions.get(i)] = results.get(i);
            }
        });
        return Arrays.asList(outcomes);
    }

    private List<Outcome> commitGroup(Group group, List<Change> members, Function<Change, Outcome> one) {
        if (members.size() > 1) {
            try {
                return database.call(session -> run(session, group, members));
            } catch (ConflictException databaseGaveWay) {
                // Which of them it was about is not known. One by one each has its own outcome.
            }
        }
        return members.stream().map(one).toList();
    }

    private List<Outcome> run(Session session, Group group, List<Change> members) throws SQLException {
        PreparedStatement statement = session.prepare(group.kind().text(tables.bulkStatements(group.table())));
        bind(session.connection(), statement, group.kind(), members);
        if (!group.kind().returnsKeys()) {
            statement.executeUpdate();
            return members.stream().map(change -> Outcome.APPLIED).toList();
        }
        Set<Bytes> written = new HashSet<>();
        try (ResultSet keys = statement.executeQuery()) {
            while (keys.next()) {
                written.add(Bytes.wrap(keys.getBytes(1)));
            }
        }
        return members.stream()
                .map(change -> written.contains(change.key()) ? Outcome.APPLIED : Outcome.CONFLICT)
                .toList();
    }

    private static void bind(Connection connection, PreparedStatement statement, BulkKind kind, List<Change> members)
            throws SQLException {
        var columns = new Columns(connection, statement);
        columns.add(
                "bytea",
                members.stream().map(change -> change.key().unsafeArray()).toArray(byte[][]::new));
        if (kind == BulkKind.DELETE) {
            return;
        }
        List<Image> images =
                members.stream().map(change -> ((Put) change.effect()).after()).toList();
        columns.add(
                "bytea",
                images.stream().map(image -> image.json().unsafeArray()).toArray(byte[][]::new));
        columns.add("int4", images.stream().map(Image::size).toArray(Integer[]::new));
        columns.add("int8", images.stream().map(Image::version).toArray(Long[]::new));
        if (kind == BulkKind.UPDATE) {
            columns.add("int8", members.stream().map(BulkCommit::expected).toArray(Long[]::new));
        }
    }

    private static Long expected(Change change) {
        return ((Version) change.expected()).version();
    }

    /** Sets array parameters one after the other. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private int count;

        Columns(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void add(String type, Object[] values) throws SQLException {
            count++;
            statement.setArray(count, connection.createArrayOf(type, values));
        }
    }

    /** Changes that one statement applies. */
    private record Group(TableRef table, BulkKind kind) {}
}
