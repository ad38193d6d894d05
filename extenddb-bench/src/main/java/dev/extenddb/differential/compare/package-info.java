/**
 * Whether two answers mean the same, and which differences are known and why.
 *
 * <p>Sends nothing. Start at {@link dev.extenddb.differential.compare.Comparison}.
 */
package dev.extenddb.differential.compare;
