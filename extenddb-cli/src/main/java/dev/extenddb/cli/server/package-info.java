/**
 * The standalone server: what it is wired of, the process it runs in, and how others find out about it.
 *
 * <p>No command line is parsed here. Start reading at {@link dev.extenddb.cli.server.StandaloneServer}.
 */
package dev.extenddb.cli.server;
