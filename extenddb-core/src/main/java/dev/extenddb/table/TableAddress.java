package dev.extenddb.table;

import dev.extenddb.storage.CatalogKey;

/**
 * Says one table among all that there are.
 *
 * @param account the account it belongs to
 * @param region the region it is in
 * @param name its name
 */
public record TableAddress(String account, String region, String name) {

    /** Where the catalog keeps the table. */
    CatalogKey catalogKey() {
        return new CatalogKey(account, region, TableDefinition.CATALOG_KIND, name);
    }

    /** The table's Amazon Resource Name. */
    public String arn() {
        return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + name;
    }
}
