package dev.extenddb.storage.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SortField;
import org.jooq.impl.SQLDataType;

/** Renders the statements on a SQL table of rows. A database that has its own way to say something overrides the method for it. */
public class RowStatementRenderer {

    private final DSLContext sql;

    /** A renderer for the dialect of a context. */
    public RowStatementRenderer(DSLContext sql) {
        this.sql = sql;
    }

    /** All statements on a table. */
    public final RowStatements render(long space, RowTable rows) {
        return new RowStatements(
                space,
                text(find(rows)),
                text(findMany(space, rows)),
                text(range(rows, bounded(rows), rows.key().asc())),
                text(range(rows, toEnd(rows), rows.key().asc())),
                text(range(rows, bounded(rows), rows.key().desc())),
                text(range(rows, toEnd(rows), rows.key().desc())),
                text(size(rows)),
                text(upsert(sql, rows)),
                text(insert(sql, rows)),
                text(update(rows)),
                text(sql.deleteFrom(rows.table()).where(rows.key().eq(parameter(rows.key())))),
                text(sql.deleteFrom(rows.table()).where(keyAndVersion(rows))),
                text(lockVersion(sql, rows)));
    }

    /** See {@link RowStatements#upsert}. */
    protected Query upsert(DSLContext context, RowTable rows) {
        return context.insertInto(rows.table(), rows.columns())
                .values(parameters(rows))
                .onConflict(rows.key())
                .doUpdate()
                .set(rows.item(), excluded(rows.item()))
                .set(rows.size(), excluded(rows.size()))
                .set(rows.version(), excluded(rows.version()));
    }

    /** See {@link RowStatements#insert}. */
    protected Query insert(DSLContext context, RowTable rows) {
        return context.insertInto(rows.table(), rows.columns())
                .values(parameters(rows))
                .onConflictDoNothing();
    }

    /** See {@link RowStatements#lockVersion}. */
    protected Query lockVersion(DSLContext context, RowTable rows) {
        return context.select(rows.version())
                .from(rows.table())
                .where(keyAndVersion(rows))
                .forShare();
    }

    /** The condition on a key and a version. Parameters: key, version. */
    protected static Condition keyAndVersion(RowTable rows) {
        return rows.key().eq(parameter(rows.key())).and(rows.version().eq(parameter(rows.version())));
    }

    /** A parameter of a field's type. */
    protected static <T> Param<T> parameter(Field<T> field) {
        return param(field.getName(), field.getDataType());
    }

    /** A parameter for each column, in the order of the columns. */
    protected static List<Param<?>> parameters(RowTable rows) {
        List<Param<?>> parameters = new ArrayList<>();
        rows.columns().forEach(column -> parameters.add(parameter(column)));
        return parameters;
    }

    private Query find(RowTable rows) {
        return sql.select(rows.item(), rows.size(), rows.version())
                .from(rows.table())
                .where(rows.key().eq(parameter(rows.key())));
    }

    private Query findMany(long space, RowTable rows) {
        return sql.select(inline(space).as("space"), rows.key(), rows.item(), rows.size(), rows.version())
                .from(rows.table())
                .where(condition("{0} = any({1})", rows.key(), parameter(rows.key())));
    }

    private Query range(RowTable rows, Condition condition, SortField<?> order) {
        return sql.select(rows.key(), rows.item(), rows.size(), rows.version())
                .from(rows.table())
                .where(condition)
                .orderBy(order)
                .limit(param("limit", SQLDataType.BIGINT));
    }

    private Query size(RowTable rows) {
        return sql.select(coalesce(sum(rows.size()), inline(BigDecimal.ZERO)))
                .from(rows.table())
                .where(bounded(rows));
    }

    private static Condition bounded(RowTable rows) {
        return toEnd(rows).and(rows.key().lt(parameter(rows.key())));
    }

    private static Condition toEnd(RowTable rows) {
        return rows.key().ge(parameter(rows.key()));
    }

    private Query update(RowTable rows) {
        return sql.update(rows.table())
                .set(rows.item(), parameter(rows.item()))
                .set(rows.size(), parameter(rows.size()))
                .set(rows.version(), parameter(rows.version()))
                .where(keyAndVersion(rows));
    }

    private String text(Query query) {
        return sql.render(query);
    }
}
