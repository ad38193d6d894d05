package dev.extenddb.storage.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.extenddb.storage.StorageException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Brings a database to the schema that this program works with. The schema has a number, kept in a table of one row; that row's lock lets one
 * process at a time make the steps that are missing.
 */
public final class Schema {

    private static final int ATTEMPTS = 20;

    private final Table<Record> versions;
    private final Field<Integer> id;
    private final Field<Integer> version;
    private final List<Consumer<DSLContext>> steps;

    /**
     * A schema.
     *
     * @param versionTable the name of the table that keeps the schema's number
     * @param steps what makes schema n + 1 out of schema n; a step that was ever published never changes
     */
    public Schema(Name versionTable, List<Consumer<DSLContext>> steps) {
        this.versions = table(versionTable);
        this.id = field(name(versionTable, name("id")), SQLDataType.INTEGER.nullable(false));
        this.version = field(name(versionTable, name("version")), SQLDataType.INTEGER.nullable(false));
        this.steps = List.copyOf(steps);
    }

    /**
     * Makes the steps that are missing.
     *
     * @param groundwork what must be there before the version table, such as the SQL schema; runs every time
     * @throws StorageException if the database's schema is of a newer program
     */
    public void bring(Database database, Consumer<DSLContext> groundwork) {
        createVersionTable(database, groundwork);
        database.transactQuery(sql -> {
            upgrade(sql);
            return null;
        });
    }

    /** The version that this program works with. */
    public int latest() {
        return steps.size();
    }

    /**
     * The version that a database has; empty if it has none.
     *
     * @param versionTableExists finds out whether there is a version table
     */
    public OptionalInt present(Database database, Predicate<DSLContext> versionTableExists) {
        return database.query(sql -> {
            if (!versionTableExists.test(sql)) {
                return OptionalInt.empty();
            }
            List<Integer> found =
                    sql.select(version).from(versions).where(id.eq(inline(1))).fetch(version);
            return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of(found.get(0));
        });
    }

    private void createVersionTable(Database database, Consumer<DSLContext> groundwork) {
        for (int attempt = 1; ; attempt++) {
            try {
                database.query(sql -> {
                    groundwork.accept(sql);
                    return createVersionTable(sql);
                });
                return;
            } catch (StorageException e) {
                if (attempt == ATTEMPTS || !SqlFailures.isAlreadyThere(e)) {
                    throw e;
                }
            }
        }
    }

    private Void createVersionTable(DSLContext sql) {
        sql.createTableIfNotExists(versions).columns(id, version).primaryKey(id).execute();
        if (!sql.fetchExists(versions)) {
            sql.insertInto(versions, id, version).values(1, 0).execute();
        }
        return null;
    }

    private void upgrade(DSLContext sql) {
        int present = sql.select(version)
                .from(versions)
                .where(id.eq(inline(1)))
                .forUpdate()
                .fetchSingle(version);
        if (present > steps.size()) {
            throw new StorageException(
                    "The database has schema version " + present + ", but this program knows only versions up to "
                            + steps.size() + ": use a newer program.",
                    null,
                    false);
        }
        if (present < steps.size()) {
            steps.subList(present, steps.size()).forEach(step -> step.accept(sql));
            sql.update(versions)
                    .set(version, steps.size())
                    .where(id.eq(inline(1)))
                    .execute();
        }
    }
}
