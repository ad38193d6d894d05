package dev.extenddb.storage;

import dev.extenddb.item.Bytes;
import java.util.Optional;

/**
 * A range of keys of one table, and the direction to read it in.
 *
 * @param table the table or index
 * @param from the smallest key that is in the range; {@link Bytes#EMPTY} for the table's beginning
 * @param to the smallest key that is beyond the range; empty for the table's end
 * @param ascending whether to begin at {@code from} and not at {@code to}
 */
public record KeyRange(TableRef table, Bytes from, Optional<Bytes> to, boolean ascending) {}
