/**
 * The record of what changed: streams with their shards, records, sequence numbers and iterators. A write leaves its record in the
 * stream's inbox, in the same commit; the first reader puts what lies there in order and numbers it, so that numbers are given to
 * committed records only and none is skipped.
 *
 * <p>No request and no response live here, and nothing waits on other threads. Start reading at {@link dev.extenddb.stream.Inbox},
 * where records come in, and at {@link dev.extenddb.stream.LogKeeper}, which puts them in order.
 */
package dev.extenddb.stream;
