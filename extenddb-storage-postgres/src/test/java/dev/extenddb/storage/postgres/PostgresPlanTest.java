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
import java.util.List;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the database finds rows by index, whether it knows the parameters' values or not. */
final class PostgresPlanTest {

    private static final TableRef TABLE = new TableRef(1);
    private static final PostgresConfig CONFIG = TestServer.newSchema();

    private static Storage storage;
    private static Connection connection;
    private static RowStatements statements;

    @BeforeAll
    static void fillTable() throws SQLException {
        storage = PostgresStorage.connect(CONFIG);
        storage.tableSpaces().create(TABLE);
        connection = DriverManager.getConnection(CONFIG.url(), CONFIG.user(), CONFIG.password());
        var tables = new SeparateTables(new SqlContexts(SQLDialect.POSTGRES).renderer(), CONFIG.schema());
        statements = tables.statements(TABLE);
        String table = tables.bulkStatements(TABLE).table();
        try (var statement = connection.createStatement()) {
            statement.execute("insert into " + table
                    + " select decode(md5(n::text), 'hex'), decode(repeat('ab', 400), 'hex'), 400, n, null"
                    + " from generate_series(1, 20000) n");
            statement.execute("analyze " + table);
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        storage.close();
    }

    @Test
    void rangesAreIndexScansWithoutASort() throws SQLException {
        byte[] low = {0x10};
        byte[] high = {0x11};
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            assertIndexScan(mode, statements.ascending(), low, high, 25L);
            assertIndexScan(mode, statements.descending(), low, high, 25L);
            assertIndexScan(mode, statements.ascendingToEnd(), low, 25L);
            assertIndexScan(mode, statements.descendingFromEnd(), low, 25L);
        }
    }

    @Test
    void aKeyIsFoundByIndex() throws SQLException {
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            assertIndexScan(mode, statements.find(), new byte[] {0x10});
            assertIndexScan(mode, statements.delete(), new byte[] {0x10});
        }
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
