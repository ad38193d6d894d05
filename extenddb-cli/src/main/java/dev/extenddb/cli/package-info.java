/**
 * The command line and the standalone jar. Commands parse arguments, wire an engine to a server by hand and speak to the person who typed
 * them; what they start lives in the other modules.
 *
 * <p>Start reading at {@link dev.extenddb.cli.Main}.
 */
package dev.extenddb.cli;
