package dev.extenddb.storage;

import dev.extenddb.item.Bytes;
import java.util.OptionalLong;

/**
 * What a write leaves under a key.
 *
 * @param json the item as canonical DynamoDB JSON in UTF-8
 * @param size the item's size in bytes by DynamoDB's rules
 * @param version a token that the writer draws at random for each write
 * @param expiresAt the epoch second from which the item counts as expired, if it ever does
 */
public record Image(Bytes json, int size, long version, OptionalLong expiresAt) {}
