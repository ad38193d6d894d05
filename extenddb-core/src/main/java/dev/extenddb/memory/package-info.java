/**
 * Storage in the memory of the process, without a database: sorted maps. Start reading at {@link dev.extenddb.memory.MemoryStorage}.
 */
package dev.extenddb.memory;
