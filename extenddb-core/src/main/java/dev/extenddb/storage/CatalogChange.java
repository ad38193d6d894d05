package dev.extenddb.storage;

import dev.extenddb.item.Bytes;

/** A change of one document, to be made together with others; see {@link CatalogStore#change}. */
public sealed interface CatalogChange {

    /** Which document. */
    CatalogKey key();

    /** Adds a document where there is none. */
    record Create(CatalogKey key, Bytes document) implements CatalogChange {}

    /** Replaces a document that has the version expected. */
    record Replace(CatalogKey key, long expectedVersion, Bytes document) implements CatalogChange {}

    /** Removes a document that has the version expected. */
    record Remove(CatalogKey key, long expectedVersion) implements CatalogChange {}
}
