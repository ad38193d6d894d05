package dev.extenddb.storage;

/**
 * Names a document of the control plane.
 *
 * @param account the account id, 12 digits
 * @param region the region's name
 * @param kind what it describes, such as {@code table}; at most 32 characters
 * @param name its name within account, region and kind; at most 512 characters
 */
public record CatalogKey(String account, String region, String kind, String name) {

    /** By hand, as {@link #hashCode}: each request looks its table up, and what the compiler makes goes through method handles. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CatalogKey that
                && name.equals(that.name)
                && account.equals(that.account)
                && region.equals(that.region)
                && kind.equals(that.kind);
    }

    @Override
    public int hashCode() {
        return ((name.hashCode() * 31 + account.hashCode()) * 31 + region.hashCode()) * 31 + kind.hashCode();
    }
}
