/**
 * Looks whether what a database holds twice is the same twice: the rows of indexes and of expiry follow from the items, the last change in a
 * stream or a table's history is the item as it is, and every table of rows belongs to somebody.
 *
 * <p>Nothing here changes an item. Servers may go on meanwhile: what looks wrong is looked at again at one instant before it is told. Start
 * reading at {@link dev.extenddb.verify.ConsistencyCheck}.
 */
package dev.extenddb.verify;
