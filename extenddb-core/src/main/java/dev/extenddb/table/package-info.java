/**
 * Tables: what is declared of them, how that is kept in the catalog and described to clients, and the compiled form that the data plane
 * works with (key encodings, index rows).
 *
 * <p>No operation lives here. Start reading at {@link dev.extenddb.table.TableDefinition} and {@link dev.extenddb.table.Table}.
 */
package dev.extenddb.table;
