package dev.extenddb.storage;

import dev.extenddb.item.Bytes;

/**
 * An item as it lies in the database.
 *
 * @param key its key within its table
 * @param json the item as canonical DynamoDB JSON in UTF-8, byte for byte as it was written
 * @param size the item's size in bytes by DynamoDB's rules, not the length of {@code json}
 * @param version the token drawn by the write that left the item so
 */
public record StoredItem(Bytes key, Bytes json, int size, long version) {}
