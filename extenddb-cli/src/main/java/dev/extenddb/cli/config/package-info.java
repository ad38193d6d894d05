/**
 * What one process needs to know to start: a registry of typed keys, and their values from a TOML file, the environment and flags, the
 * latter being the stronger ones. What all servers share, and can change while they run, is a setting and not here.
 *
 * <p>Nothing here acts on a value. Start reading at {@link dev.extenddb.cli.config.ConfigKeys} and {@link
 * dev.extenddb.cli.config.ConfigSources}.
 */
package dev.extenddb.cli.config;
