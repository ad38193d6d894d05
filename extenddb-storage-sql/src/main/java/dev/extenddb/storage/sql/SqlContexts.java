package dev.extenddb.storage.sql;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.Settings;
import org.jooq.conf.SettingsTools;
import org.jooq.impl.DSL;

/** jOOQ contexts of one dialect, with our settings. Thread-safe. */
public final class SqlContexts {

    private static final Settings SETTINGS =
            new Settings().withExecuteLogging(false).withRenderFormatted(false);

    static {
        // jOOQ greets on first use, in the user's log, and asks each connection for its version. Whoever wants that
        // sets the property himself.
        setUnlessSet("org.jooq.no-logo", "true");
        setUnlessSet("org.jooq.no-tips", "true");
        setUnlessSet("org.jooq.log.org.jooq.impl.DefaultExecuteContext.logVersionSupport", "ERROR");
    }

    private final SQLDialect dialect;

    /** Contexts of a dialect. */
    public SqlContexts(SQLDialect dialect) {
        this.dialect = dialect;
    }

    /** A context that renders only. It leaves the types of parameters to the database, which knows them from the columns. */
    public DSLContext renderer() {
        return DSL.using(dialect, SettingsTools.clone(SETTINGS).withParamCastMode(ParamCastMode.NEVER));
    }

    /** A context that runs statements on a connection. */
    public DSLContext on(Connection connection) {
        return DSL.using(connection, dialect, SETTINGS);
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
