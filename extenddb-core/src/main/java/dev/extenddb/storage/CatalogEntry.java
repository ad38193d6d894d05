package dev.extenddb.storage;

import dev.extenddb.item.Bytes;

/**
 * A document of the control plane.
 *
 * @param key its name
 * @param version grows by one with each change
 * @param document its content, whose form the engine decides
 */
public record CatalogEntry(CatalogKey key, long version, Bytes document) {}
