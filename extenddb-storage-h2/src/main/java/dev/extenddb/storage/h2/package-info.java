/**
 * Embedded storage on H2: in memory, or in a file. All rows of all tables lie in one SQL table, so that creating a table costs next to nothing.
 *
 * <p>Only what H2 does otherwise than other databases may be here. Start reading at {@link dev.extenddb.storage.h2.H2Storage}.
 */
package dev.extenddb.storage.h2;
