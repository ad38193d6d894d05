package dev.extenddb.storage;

import java.util.List;
import java.util.Optional;

/**
 * Named documents of the control plane with compare-and-set: a document's version grows by one with each change, from a number drawn
 * at random, so that a document that is removed and created again is not taken for the one before. Thread-safe.
 *
 * <p>Names are compared by the code points of their characters, as {@link String#compareTo} does for ASCII.
 */
public interface CatalogStore {

    /** The document under a key. */
    Optional<CatalogEntry> find(CatalogKey key);

    /**
     * Documents of one account, region and kind, in the order of their names.
     *
     * @param afterName only names that come after this one; the empty string for all
     * @param limit the most to return, at least 1
     */
    List<CatalogEntry> list(String account, String region, String kind, String afterName, int limit);

    /**
     * Documents of one kind, of all accounts and regions, in the order of account, region and name. It may read through all documents there
     * are.
     *
     * @param after only documents that come after this one, which need not exist; its kind does not matter
     * @param limit the most to return, at least 1
     */
    List<CatalogEntry> listAll(String kind, CatalogKey after, int limit);

    /** Adds a document. Returns whether there was none under the key. */
    boolean create(CatalogKey key, byte[] document);

    /** Replaces a document, and adds one to its version. Returns whether it was there in the version expected. */
    boolean replace(CatalogKey key, long expectedVersion, byte[] document);

    /** Removes a document. Returns whether it was there in the version expected. */
    boolean remove(CatalogKey key, long expectedVersion);

    /**
     * Makes changes in one transaction: all of them, or none if one cannot be made. Returns whether they were made.
     *
     * @param changes changes of different documents
     */
    boolean change(List<CatalogChange> changes);
}
