/**
 * The management API of the standalone server: accounts, users and what hangs on them, settings, audit, over HTTP below {@code /management}.
 *
 * <p>Each resource says in one file which routes it has, what they take and what they answer; the description of the API is made from the same.
 * What a change means is known by {@code dev.extenddb.iam}. Start reading at {@link dev.extenddb.cli.management.ManagementApi}.
 */
package dev.extenddb.cli.management;
