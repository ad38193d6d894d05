package dev.extenddb.storage;

import dev.extenddb.item.Bytes;

/** A change of one document, to be made together with others; see {@link CatalogStore#change}. */
public sealed interface CatalogChange {

    /** Which document. */
    CatalogKey key();

    /** The removal of a document as it was read. */
    static CatalogChange removal(CatalogEntry entry) {
        return new Remove(entry.key(), entry.version());
    }

    /** The replacement of a document as it was read. */
    static CatalogChange replacement(CatalogEntry entry, Bytes document) {
        return new Replace(entry.key(), entry.version(), document);
    }

    /** Adds a document where there is none. */
    record Create(CatalogKey key, Bytes document) implements CatalogChange {}

    /** Replaces a document that has the version expected. */
    record Replace(CatalogKey key, long expectedVersion, Bytes document) implements CatalogChange {}

    /** Removes a document that has the version expected. */
    record Remove(CatalogKey key, long expectedVersion) implements CatalogChange {}
}
