/**
 * The past of tables: their histories, which are logs of changes as streams are, and what restores a table from another one's history.
 *
 * <p>No request and no response live here; what runs in the background is for others to start. Start reading at {@link
 * dev.extenddb.backup.Restoration}, which undoes changes, and at {@link dev.extenddb.backup.Histories}, which keeps them.
 */
package dev.extenddb.backup;
