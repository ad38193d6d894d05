package dev.extenddb.storage;

import dev.extenddb.item.Bytes;

/** A key together with the table it is of. */
public record TableKey(TableRef table, Bytes key) {}
