/**
 * What a database must offer to the engine: interfaces and records only. A store keeps bytes under ordered keys and compares versions; it
 * knows nothing of conditions, expressions or indexes beyond the rows that it is told to write.
 *
 * <p>Nothing of DynamoDB's wire may appear here. Start reading at {@link dev.extenddb.storage.Storage} and {@link
 * dev.extenddb.storage.ItemStore}; what a store promises is tested by {@code StorageContractTest}.
 */
package dev.extenddb.storage;
