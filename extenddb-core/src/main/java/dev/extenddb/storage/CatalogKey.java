package dev.extenddb.storage;

/**
 * Names a document of the control plane.
 *
 * @param account the account id, 12 digits
 * @param region the region's name
 * @param kind what it describes, such as {@code table}; at most 32 characters
 * @param name its name within account, region and kind; at most 512 characters
 */
public record CatalogKey(String account, String region, String kind, String name) {}
