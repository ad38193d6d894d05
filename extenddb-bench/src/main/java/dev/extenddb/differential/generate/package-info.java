/**
 * Seeded requests that know DynamoDB's shapes: a small world of tables, values that collide, expressions from a grammar, and damage done to some of them.
 *
 * <p>The same seed gives the same requests, whatever servers answer. Start at {@link dev.extenddb.differential.generate.RequestGenerator}.
 */
package dev.extenddb.differential.generate;
