package dev.extenddb.storage;

import dev.extenddb.item.Bytes;

/**
 * What a write leaves under a key.
 *
 * @param json the item as canonical DynamoDB JSON in UTF-8
 * @param size the item's size in bytes by DynamoDB's rules
 * @param version a token that the writer draws at random for each write
 */
public record Image(Bytes json, int size, long version) {}
