package dev.extenddb.storage.h2;

import dev.extenddb.storage.sql.CatalogStatementRenderer;
import dev.extenddb.storage.sql.CatalogTable;
import org.jooq.DSLContext;
import org.jooq.Query;

/** What H2 says in its own way: INSERT reports a duplicate key. */
final class H2CatalogStatementRenderer extends CatalogStatementRenderer {

    H2CatalogStatementRenderer(DSLContext sql) {
        super(sql);
    }

    @Override
    protected Query create(DSLContext context, CatalogTable documents) {
        return insert(context, documents);
    }
}
