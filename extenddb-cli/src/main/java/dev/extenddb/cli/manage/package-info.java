/**
 * The client of the management API: what {@code extenddb manage} can do, how it asks, and how it shows answers.
 *
 * <p>What can be done is a table, a line for each subcommand; a test compares it with the routes of the server. Nothing here opens a database.
 * Start reading at {@link dev.extenddb.cli.manage.Verbs}.
 */
package dev.extenddb.cli.manage;
