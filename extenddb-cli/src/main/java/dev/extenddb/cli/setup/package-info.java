/**
 * What {@code init} puts in place, piece by piece: files that only their owner may read, a certificate, databases, the first account and
 * administrator. Each piece leaves alone what is there already, and says so.
 *
 * <p>Nothing here starts a server. Start reading at {@link dev.extenddb.cli.setup.Report}.
 */
package dev.extenddb.cli.setup;
