package dev.extenddb.storage.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.sum;

import dev.extenddb.storage.sql.CatalogStatements;
import dev.extenddb.storage.sql.CatalogTable;
import dev.extenddb.storage.sql.RowStatements;
import dev.extenddb.storage.sql.RowTable;
import dev.extenddb.storage.sql.SqlContexts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

/**
 * The stored texts are what jOOQ renders. After a change that is meant, {@code -Dgolden.update=true} writes them anew; the schema's texts
 * must not change any more once a version was published.
 */
class H2StatementsTest {

    /** Bounds how much one statement undoes or holds locked; large enough that the statement itself costs nothing. */
    private static final int ROWS_AT_ONCE = 1000;

    /** jOOQ's own DELETE with a limit joins the table to itself here, which takes a hundred times as long. */
    private static final String DELETE_SOME = "delete from {0} where {1} fetch first {2} rows only";

    private static final Path SOURCE =
            Path.of("src/main/resources/dev/extenddb/storage/h2").resolve(H2Statements.RESOURCE);

    private final DSLContext sql = new SqlContexts(SQLDialect.H2).renderer();
    private final RowTable rows = RowTable.named(name("item"));
    private final CatalogTable documents = CatalogTable.named(name("catalog"), SQLDataType.VARCHAR);

    @Test
    void storedTextsAreRenderedTexts() throws IOException {
        String rendered = texts().entrySet().stream()
                .map(text -> text.getKey() + "=" + text.getValue() + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(SOURCE.getParent());
            Files.writeString(SOURCE, rendered);
        }
        assertThat(SOURCE).hasContent(rendered);
    }

    private Map<String, String> texts() {
        RowStatements row = new H2StatementRenderer(sql).render(0, rows);
        CatalogStatements catalog = new H2CatalogStatementRenderer(sql).render(documents);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("rows.find", row.find());
        texts.put("rows.findMany", row.findMany());
        texts.put("rows.ascending", row.ascending());
        texts.put("rows.ascendingToEnd", row.ascendingToEnd());
        texts.put("rows.descending", row.descending());
        texts.put("rows.descendingFromEnd", row.descendingFromEnd());
        texts.put("rows.size", row.size());
        texts.put("rows.upsert", row.upsert());
        texts.put("rows.insert", row.insert());
        texts.put("rows.update", row.update());
        texts.put("rows.delete", row.delete());
        texts.put("rows.deleteVersion", row.deleteVersion());
        texts.put("rows.lockVersion", row.lockVersion());
        texts.put("catalog.find", catalog.find());
        texts.put("catalog.list", catalog.list());
        texts.put("catalog.listAll", catalog.listAll());
        texts.put("catalog.create", catalog.create());
        texts.put("catalog.replace", catalog.replace());
        texts.put("catalog.remove", catalog.remove());
        texts.put("dropRows", sql.render(sql.query(DELETE_SOME, rows.table(), inRange(), inline(ROWS_AT_ONCE))));
        texts.put(
                "statistics",
                sql.render(sql.select(count(), coalesce(sum(rows.size()), inline(BigDecimal.ZERO)))
                        .from(rows.table())
                        .where(inRange())));
        texts.put(
                "schema.item",
                sql.render(sql.createTableIfNotExists(rows.table())
                        .columns(rows.columns())
                        .primaryKey(rows.key())));
        texts.put(
                "schema.catalog",
                sql.render(sql.createTable(documents.table())
                        .columns(
                                documents.account(),
                                documents.region(),
                                documents.kind(),
                                documents.name(),
                                documents.version(),
                                documents.document())
                        .constraints(constraint()
                                .primaryKey(
                                        documents.account(), documents.region(), documents.kind(), documents.name()))));
        return texts;
    }

    private Condition inRange() {
        return rows.key()
                .ge(param("from", rows.key().getDataType()))
                .and(rows.key().lt(param("to", rows.key().getDataType())));
    }
}
