/**
 * What an operator may change while servers run: a registry of typed settings, their values, and the document of the catalog that keeps
 * them. Configuration of a process has its own registry elsewhere, but shares the types of values.
 *
 * <p>Nothing here knows what a setting does. Start reading at {@link dev.extenddb.settings.EngineSettings} and {@link
 * dev.extenddb.settings.LiveSettings}.
 */
package dev.extenddb.settings;
