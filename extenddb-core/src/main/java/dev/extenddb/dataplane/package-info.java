/**
 * How items are read and written over the storage interfaces: on which thread, with what order between writers of one item, and what a
 * write does to indexes. A write is read, decide, commit, and again from the start when another writer came between.
 *
 * <p>No operation's rules and no wire live here; no storage knows of this. Start reading at {@link dev.extenddb.dataplane.DataPlane}.
 */
package dev.extenddb.dataplane;
