/**
 * DynamoDB's PartiQL: statements from their text, with the parameters already in place, as trees over the language of expressions.
 *
 * <p>No table is known here and nothing is run. Start reading at {@link dev.extenddb.partiql.Statement}.
 */
package dev.extenddb.partiql;
