package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.sql.RowStatements;
import dev.extenddb.storage.sql.SqlContexts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That the database finds rows by index, whether it knows the parameters' values or not. */
final class PostgresPlanTest {

    private static final TableRef EMPTY = new TableRef(1);
    private static final TableRef FULL = new TableRef(2);
    private static final PostgresConfig CONFIG = TestServer.newSchema();

    private static Storage storage;
    private static Connection connection;
    private static SeparateTables tables;

    @BeforeAll
    static void createTables() throws SQLException {
        storage = PostgresStorage.connect(CONFIG);
        storage.tableSpaces().create(EMPTY);
        storage.tableSpaces().create(FULL);
        connection = DriverManager.getConnection(CONFIG.url(), CONFIG.user(), CONFIG.password());
        tables = new SeparateTables(new SqlContexts(SQLDialect.POSTGRES).renderer(), CONFIG.schema());
        String full = tables.name(FULL);
        try (var statement = connection.createStatement()) {
            statement.execute(PostgresPool.SESSION_SETTINGS);
            statement.execute("insert into " + full
                    + " select decode(md5(n::text), 'hex'), decode(repeat('ab', 400), 'hex'), 400, n"
                    + " from generate_series(1, 20000) n");
            statement.execute("analyze " + full);
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        storage.close();
    }

    static Stream<Arguments> cases() {
        return Stream.of("force_custom_plan", "force_generic_plan")
                .flatMap(mode -> Stream.of(Arguments.of(mode, EMPTY), Arguments.of(mode, FULL)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rangesAreIndexScansWithoutASort(String mode, TableRef table) throws SQLException {
        RowStatements statements = tables.statements(table);
        byte[] low = {0x10};
        byte[] high = {0x11};

        assertIndexScan(mode, statements.ascending(), low, high, 25L);
        assertIndexScan(mode, statements.descending(), low, high, 25L);
        assertIndexScan(mode, statements.ascendingToEnd(), low, 25L);
        assertIndexScan(mode, statements.descendingFromEnd(), low, 25L);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aKeyIsFoundByIndex(String mode, TableRef table) throws SQLException {
        RowStatements statements = tables.statements(table);
        byte[] key = {0x10};

        assertIndexScan(mode, statements.find(), key);
        assertIndexScan(mode, statements.delete(), key);
        assertIndexScan(mode, statements.deleteVersion(), key, 1L);
        assertIndexScan(mode, statements.findMany(), connection.createArrayOf("bytea", new byte[][] {key, {0x11}}));
    }

    private static void assertIndexScan(String mode, String sql, Object... parameters) throws SQLException {
        try (var setting = connection.createStatement()) {
            setting.execute("set plan_cache_mode = " + mode);
        }
        var plan = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement("explain " + sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet lines = statement.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
        }
        assertThat(plan.toString())
                .as(mode)
                .contains("Index Scan")
                .contains("Index Cond")
                .doesNotContain("Sort", "Seq Scan");
    }
}
