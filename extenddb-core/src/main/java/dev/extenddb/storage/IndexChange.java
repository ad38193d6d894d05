package dev.extenddb.storage;

import dev.extenddb.item.Bytes;
import java.util.Optional;

/**
 * A row of an index to write along with a base item.
 *
 * @param index the index
 * @param key the row's key in the index
 * @param after what to leave there; empty to remove the row
 */
public record IndexChange(TableRef index, Bytes key, Optional<Image> after) {}
