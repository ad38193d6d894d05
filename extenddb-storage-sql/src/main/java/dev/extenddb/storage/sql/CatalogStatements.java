package dev.extenddb.storage.sql;

/**
 * The texts of the statements on the SQL table of the control plane's documents. The parameters of a document's key are, in order:
 * account, region, kind, name.
 *
 * @param find version and document. Parameters: key
 * @param list name, version and document in the order of names. Parameters: account, region, kind, name to come after, number of rows
 * @param listAll account, region, name, version and document in that order. Parameters: kind, account, region and name to come after, number
 *     of rows
 * @param create adds a document where there is none: else it counts no row, or fails with a duplicate key. Parameters: key, version,
 *     document
 * @param replace replaces a document of a version. Parameters: version, document, key, expected version
 * @param remove removes a document of a version. Parameters: key, expected version
 */
public record CatalogStatements(
        String find, String list, String listAll, String create, String replace, String remove) {}
