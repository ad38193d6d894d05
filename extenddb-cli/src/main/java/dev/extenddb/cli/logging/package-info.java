/**
 * Where log lines of the standalone program go and what they look like. Libraries log through {@link java.lang.System.Logger}, SLF4J or
 * java.util.logging; all of it comes out here, on standard error: standard output is for what a command has to say.
 *
 * <p>Nothing outside of this package knows Logback. Start reading at {@link dev.extenddb.cli.logging.Logging}.
 */
package dev.extenddb.cli.logging;
