package dev.extenddb.storage.sql;

import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.row;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/**
 * Renders the statements on the SQL table of the control plane's documents. A database that has its own way to say something overrides
 * the method for it.
 */
public class CatalogStatementRenderer {

    private final DSLContext sql;

    /** A renderer for the dialect of a context. */
    public CatalogStatementRenderer(DSLContext sql) {
        this.sql = sql;
    }

    /** All statements on a table. */
    public final CatalogStatements render(CatalogTable documents) {
        return new CatalogStatements(
                sql.render(find(documents)),
                sql.render(list(documents)),
                sql.render(listAll(documents)),
                sql.render(create(sql, documents)),
                sql.render(replace(documents)),
                sql.render(remove(documents)));
    }

    private Query find(CatalogTable documents) {
        return sql.select(documents.version(), documents.document())
                .from(documents.table())
                .where(is(documents));
    }

    private Query list(CatalogTable documents) {
        return sql.select(documents.name(), documents.version(), documents.document())
                .from(documents.table())
                .where(isOfKind(documents))
                .and(documents.name().gt(parameter(documents.name())))
                .orderBy(documents.name())
                .limit(param("limit", SQLDataType.BIGINT));
    }

    private Query listAll(CatalogTable documents) {
        return sql.select(
                        documents.account(),
                        documents.region(),
                        documents.name(),
                        documents.version(),
                        documents.document())
                .from(documents.table())
                .where(documents.kind().eq(parameter(documents.kind())))
                .and(row(documents.account(), documents.region(), documents.name())
                        .gt(parameter(documents.account()), parameter(documents.region()), parameter(documents.name())))
                .orderBy(documents.account(), documents.region(), documents.name())
                .limit(param("limit", SQLDataType.BIGINT));
    }

    /** See {@link CatalogStatements#create}. */
    protected Query create(DSLContext context, CatalogTable documents) {
        return insert(context, documents)
                .onConflict(documents.account(), documents.region(), documents.kind(), documents.name())
                .doNothing();
    }

    /** An insert that fails with a duplicate key where there is a document. */
    protected static InsertOnDuplicateStep<Record> insert(DSLContext context, CatalogTable documents) {
        return context.insertInto(
                        documents.table(),
                        documents.account(),
                        documents.region(),
                        documents.kind(),
                        documents.name(),
                        documents.version(),
                        documents.document())
                .values(
                        parameter(documents.account()),
                        parameter(documents.region()),
                        parameter(documents.kind()),
                        parameter(documents.name()),
                        parameter(documents.version()),
                        parameter(documents.document()));
    }

    private Query replace(CatalogTable documents) {
        return sql.update(documents.table())
                .set(documents.version(), parameter(documents.version()))
                .set(documents.document(), parameter(documents.document()))
                .where(isInVersion(documents));
    }

    private Query remove(CatalogTable documents) {
        return sql.deleteFrom(documents.table()).where(isInVersion(documents));
    }

    private static Condition isOfKind(CatalogTable documents) {
        return documents
                .account()
                .eq(parameter(documents.account()))
                .and(documents.region().eq(parameter(documents.region())))
                .and(documents.kind().eq(parameter(documents.kind())));
    }

    private static Condition is(CatalogTable documents) {
        return isOfKind(documents).and(documents.name().eq(parameter(documents.name())));
    }

    private static Condition isInVersion(CatalogTable documents) {
        return is(documents).and(documents.version().eq(parameter(documents.version())));
    }

    private static <T> Param<T> parameter(Field<T> field) {
        return param(field.getName(), field.getDataType());
    }
}
