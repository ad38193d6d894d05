package dev.extenddb.expression;

import dev.extenddb.item.Item;

/**
 * What an update made of an item.
 *
 * @param after the item after the update
 * @param updatedOld what the paths of the update had before: the image that ReturnValues UPDATED_OLD asks for
 * @param updatedNew what the paths of the update have after: the image that ReturnValues UPDATED_NEW asks for; as in DynamoDB, these are
 *     the paths as written, so that an element put behind the end of a list is not there, and one that moved to a removed index is
 */
public record UpdateResult(Item after, Item updatedOld, Item updatedNew) {}
