/**
 * The data model: attribute values, items, DynamoDB's decimal numbers, item sizes, and the order-preserving bytes that keys become.
 *
 * <p>Nothing here knows tables, requests or storage. Start reading at {@link dev.extenddb.item.AttributeValue} and {@link
 * dev.extenddb.item.Item}.
 */
package dev.extenddb.item;
