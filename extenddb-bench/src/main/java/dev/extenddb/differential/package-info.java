/**
 * Sends the same random requests to DynamoDB Local and to another server, and reports where their answers differ.
 *
 * <p>Start at {@link dev.extenddb.differential.DifferentialRun}; run {@link dev.extenddb.differential.HuntDifferences} by hand.
 */
package dev.extenddb.differential;
