package dev.extenddb.storage.postgres;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.sql.RowLayout;
import dev.extenddb.storage.sql.RowStatementRenderer;
import dev.extenddb.storage.sql.RowStatements;
import dev.extenddb.storage.sql.RowTable;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** A SQL table for each table and each index, whose keys are the items' own. Statements are rendered when a table is first used. */
final class SeparateTables implements RowLayout {

    private static final String PREFIX = "items_";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,19})");

    private final DSLContext renderer;
    private final String schema;
    private final RowStatementRenderer statementRenderer;
    private final Map<Long, RowStatements> statements = new ConcurrentHashMap<>();
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    SeparateTables(DSLContext renderer, String schema) {
        this.renderer = renderer;
        this.schema = schema;
        this.statementRenderer = new RowStatementRenderer(renderer);
    }

    /** The SQL schema that all are in. */
    String schema() {
        return schema;
    }

    /** The SQL table of a table or index. */
    RowTable rowTable(TableRef table) {
        return RowTable.named(DSL.name(schema, PREFIX + table.id()));
    }

    /** The id of the table or index whose SQL table has a name; empty if it is none's. */
    static OptionalLong idOf(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    @Override
    public RowStatements statements(TableRef table) {
        RowStatements known = statements.get(table.id());
        return known != null
                ? known
                : statements.computeIfAbsent(table.id(), id -> statementRenderer.render(id, rowTable(table)));
    }

    /** The quoted name of the SQL table of a table or index. */
    String name(TableRef table) {
        return names.computeIfAbsent(
                table.id(), id -> renderer.render(rowTable(table).table()));
    }

    /** Gives up the statements of a table that is no more. */
    void forget(TableRef table) {
        statements.remove(table.id());
        names.remove(table.id());
    }

    @Override
    public byte[] rowKey(TableRef table, Bytes key) {
        return key.unsafeArray();
    }

    @Override
    public Bytes itemKey(byte[] rowKey) {
        return Bytes.wrap(rowKey);
    }

    @Override
    public Optional<byte[]> end(KeyRange range) {
        return range.to().map(Bytes::unsafeArray);
    }

    @Override
    public String binaryTypeName() {
        return "bytea";
    }
}
